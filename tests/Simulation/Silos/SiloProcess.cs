using Isobar.Adapters.BigQuery;
using Isobar.Adapters.BigQuery.Merging;
using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Isobar.Diagnostics;
using Isobar.EmbeddedRuntime;
using Isobar.Silo.Pipeline;
using Isobar.Silo.Runtime;
using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Ports.Warehouses;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;
using Isobar.Weather;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Storage;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>One life of a silo, from its start to its loss: the real grains, consumer and handler on simulated ports.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly Process _process;
    private readonly Outside _outside;
    private readonly SiloSettings _settings;
    private readonly ServiceProvider _services;
    private readonly WriterInstruments _writer;
    private readonly List<KeyedConsumer> _consumers = [];
    private readonly CallWatch _calls;
    private readonly HashSet<string> _handling = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    public SiloProcess(World world, string name, Outside outside, SiloSettings settings)
    {
        _process = new Process(world, name);
        _outside = outside;
        _settings = settings;
        _calls = new CallWatch(_process, settings.Writer.Deadline);
        _services = Compose().BuildServiceProvider();
        _writer = _services.GetRequiredService<WriterInstruments>();
    }

    public Process Process => _process;

    /// <summary>Whether work waits or runs here.</summary>
    public bool IsIdle => _consumers.TrueForAll(static consumer => consumer.InFlight == 0);

    /// <summary>Begins its life.</summary>
    /// <param name="ended">Called if it ends because it was asked to.</param>
    public void Begin(Action ended) => _process.Begin(() => RunAsync(ended));

    /// <summary>Asks it to end: to pull no more, to finish what it holds, and to leave.</summary>
    public void Stop()
    {
        _process.World.Note("stopping", _process.Name);
        _process.Begin(() =>
        {
#pragma warning disable VSTHRD103, CA1849 // CancelAsync calls back on the thread pool.
            _stopping.Cancel();
#pragma warning restore VSTHRD103, CA1849
            return Task.CompletedTask;
        });
    }

    /// <summary>Whether it is handling the message that it received by this lease.</summary>
    public bool IsHandling(string lease) => _handling.Contains(lease);

    /// <summary>Loses everything volatile.</summary>
    public void Lose()
    {
        _process.Kill();
        _services.GetRequiredService<EmbeddedSilo>().Abort();
        _outside.Broker.Forget(_process);
    }

    /// <summary>Stands still for a while, and goes on as if nothing had been.</summary>
    public void Freeze(TimeSpan length)
    {
        _process.World.Note("frozen", $"{_process.Name} for {length}");
        _process.Freeze(length);
    }

    /// <summary>Sets its clock wrong by so much.</summary>
    public void SetClock(TimeSpan skew)
    {
        if (skew != _process.Skew)
        {
            _process.World.Note("clock", $"{_process.Name} is wrong by {skew}");
            _process.Skew = skew;
            _outside.Budget.OnForgotten(_process);
        }
    }

    /// <summary>Ends the activations that are idle at this moment.</summary>
    public void Collect()
    {
        _outside.Budget.OnForgotten(_process);
        _process.Begin(() => _services.GetRequiredService<EmbeddedSilo>().CollectAsync(TimeSpan.Zero));
    }

    /// <summary>What is bounded by an option must not exceed it.</summary>
    public void CheckBounds()
    {
        _calls.Check();
        var consumer = _settings.Consumer;
        foreach (var one in _consumers)
        {
            if (one.InFlight > consumer.MaxInFlight)
            {
                Find($"{_process.Name}'s consumer holds {one.InFlight} messages of at most {consumer.MaxInFlight}.");
            }
        }

        var queued = _writer.QueuedRows;
        if (queued > Math.Max(_settings.Writer.MaxQueuedRows, consumer.MaxBatch))
        {
            Find($"{_process.Name}'s writer holds {queued} rows of at most {_settings.Writer.MaxQueuedRows}.");
        }

        void Find(string text) => _process.World.Find(new Finding(Rule.BoundsHold, text));
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _services.Dispose();
    }

    private async Task RunAsync(Action ended)
    {
        var silo = _services.GetRequiredService<EmbeddedSilo>();
        await silo.StartAsync();
        for (var i = 0; i < _settings.Consumers; i++)
        {
            _consumers.Add(Consumer());
        }

        if (_services.GetService<IMergingWarehouse>() is { } warehouse)
        {
            _process.Begin(() => MergeLoop.RunAsync(_services.GetRequiredService<IGrainFactory>(), warehouse, _process));
        }

        await Task.WhenAll(_consumers.ConvertAll(consumer => consumer.RunAsync(_stopping.Token)));
        await silo.StopAsync();
        ended();
    }

    private KeyedConsumer Consumer() => new(
        _services.GetRequiredService<IBroker>(),
        "user-events-isobar",
        new HandlingWatch(_services.GetRequiredService<PipelineHandlers>().UserEvents, _handling),
        _settings.Consumer,
        _process.Time,
        _services.GetRequiredService<ConsumerInstruments>(),
        NullLogger<KeyedConsumer>.Instance);

    private IServiceCollection Compose()
    {
        var services = new ServiceCollection()
            .AddSingleton(_process.Time)
            .AddSingleton(_process.Turns)
            .AddSingleton(_process.World.Chance.Fork())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddIsobarGrains()
            .AddSingleton(Options.Create(_settings.Users))
            .AddSingleton(Options.Create(_settings.Weather))
            .AddSingleton(Options.Create(_settings.Writer))
            .AddSingleton(Options.Create(_settings.Delivery))
            .AddSingleton<IRefusedMessageStore, MessageDeadLetters>()
            .AddSingleton(static provider => new DeliveryTrouble(
                provider.GetRequiredService<IsobarMeter>().Meter,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<DeliveryTrouble>>()))
            .AddSingleton<Broker.Streams.IStreamDelivery, EmbeddedStreams>()
            .AddSingleton<PipelineHandlers>()
            .AddSingleton(static provider => new ConsumerInstruments(provider.GetRequiredService<IsobarMeter>().Meter, "simulated"))
            .AddEmbeddedRuntime(static runtime =>
            {
                // Looked for every second, what nearly never is there would be a third of all steps.
                runtime.ResponseTimeoutCheckPeriod = TimeSpan.FromSeconds(5);
                runtime.AddGrains(typeof(UserGrain).Assembly);
            });
        services.AddSingleton<IIncomingGrainCallFilter>(_calls);
        AddPorts(services);
        return _settings.ProbesCalls
            ? services.AddSingleton<IIncomingGrainCallFilter>(new CallProbes(_process, _outside.Probes))
            : services;
    }

    private void AddPorts(IServiceCollection services)
    {
        var link = new Link(_process, _outside.Probes, _outside.Plan);
        var storage = new StoragePort(_outside.Storage, link)
        {
            WriteFailed = grain => _outside.Budget.OnEnded(_process, grain.Key.ToString()!),
        };
        services.AddKeyedSingleton<IGrainStorage>("Default", storage);
        services.AddSingleton<IGrainStorage>(storage);
        services.AddSingleton<IBroker>(new BrokerPort(_outside.Broker, link));
        services.AddSingleton<IWarehouse>(new WarehousePort(_outside.Warehouse, link, new Stamps(_process.Time)));
        services.AddSingleton<IWeatherSource>(new WeatherPort(_outside.Weather, _outside.Budget, link));
        if (_outside.Warehouse is MergeWarehouse merging)
        {
            services.AddSingleton(_settings.BigQuery)
                .AddSingleton<TableNames>()
                .AddSingleton<Prices>()
                .AddSingleton<BigQueryInstruments>()
                .AddSingleton<MergeChain>()
                .AddSingleton<IMergeJobs>(new MergePort(merging, link))
                .AddSingleton<IMergingWarehouse, BigQueryMerging>();
        }
    }
}
