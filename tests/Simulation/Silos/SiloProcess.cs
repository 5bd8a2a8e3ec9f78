using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Isobar.Diagnostics;
using Isobar.EmbeddedRuntime;
using Isobar.Silo.Pipeline;
using Isobar.Silo.Runtime;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Users;
using Isobar.Warehousing;
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
    private readonly List<KeyedConsumer> _consumers = [];
    private readonly CancellationTokenSource _stopping = new();

    public SiloProcess(World world, string name, Outside outside, SiloSettings settings)
    {
        _process = new Process(world, name);
        _outside = outside;
        _settings = settings;
        _services = Compose().BuildServiceProvider();
    }

    public Process Process => _process;

    /// <summary>Whether work waits or runs here.</summary>
    public bool IsIdle => _consumers.TrueForAll(static consumer => consumer.InFlight == 0);

    public void Begin() => _process.Begin(RunAsync);

    /// <summary>Loses everything volatile.</summary>
    public void Lose()
    {
        _process.Kill();
        _services.GetRequiredService<EmbeddedSilo>().Abort();
        _outside.Broker.Forget(_process);
    }

    /// <summary>Takes in no more, lets what is under way end, and ends.</summary>
    public void Stop(Action stopped) => _process.Begin(async () =>
    {
        await _stopping.CancelAsync();
        stopped();
    });

    /// <summary>Ends the activations that are idle at this moment.</summary>
    public void Collect()
    {
        _outside.Weather.OnCollected(_process);
        _process.Begin(() => _services.GetRequiredService<EmbeddedSilo>().CollectAsync(TimeSpan.Zero));
    }

    /// <summary>What is bounded by an option must not exceed it.</summary>
    public void CheckBounds()
    {
        var consumer = _settings.Consumer;
        foreach (var held in _consumers.Select(static one => one.InFlight).Where(held => held > consumer.MaxInFlight))
        {
            _process.World.Fault($"{_process.Name}'s consumer holds {held} messages of at most {consumer.MaxInFlight}.");
        }

        var queued = _services.GetRequiredService<WriterInstruments>().QueuedRows;
        if (queued > Math.Max(_settings.Writer.MaxQueuedRows, consumer.MaxBatch))
        {
            _process.World.Fault($"{_process.Name}'s writer holds {queued} rows of at most {_settings.Writer.MaxQueuedRows}.");
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _services.Dispose();
    }

    private async Task RunAsync()
    {
        await _services.GetRequiredService<EmbeddedSilo>().StartAsync();
        for (var i = 0; i < _settings.Consumers; i++)
        {
            _consumers.Add(Consumer());
        }

        await Task.WhenAll(_consumers.ConvertAll(consumer => consumer.RunAsync(_stopping.Token)));
    }

    private KeyedConsumer Consumer() => new(
        _services.GetRequiredService<IBroker>(),
        "user-events-isobar",
        _services.GetRequiredService<PipelineHandlers>().UserEvents,
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
            .AddEmbeddedRuntime(static runtime => runtime.AddGrains(typeof(UserGrain).Assembly));
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
            WriteFailed = grain => _outside.Weather.OnEnded(_process, grain.Key.ToString()!),
        };
        services.AddKeyedSingleton<IGrainStorage>("Default", storage);
        services.AddSingleton<IGrainStorage>(storage);
        services.AddSingleton<IBroker>(new BrokerPort(_outside.Broker, link));
        services.AddSingleton<IWarehouse>(new WarehousePort(_outside.Warehouse, link));
        services.AddSingleton<IWeatherSource>(new WeatherPort(_outside.Weather, link));
    }
}
