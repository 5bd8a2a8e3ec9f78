using Isobar.EmbeddedRuntime;
using Isobar.Events;
using Isobar.Streaming;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;
using Isobar.Weather;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>The real grains on the embedded runtime, on one thread and a clock that only the test moves.</summary>
internal sealed class GrainsHost : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly Turns _turns = new();
    private readonly ServiceProvider _services;

    public GrainsHost(
        Action<UserOptions>? users = null,
        Action<WriterOptions>? writer = null,
        Action<WeatherOptions>? weather = null,
        IDownstream? downstream = null,
        IMergingWarehouse? merging = null)
    {
        Weather = new MemoryWeather(Clock);
        var services = new ServiceCollection();
        if (downstream is not null)
        {
            services.AddSingleton(downstream);
        }

        if (merging is not null)
        {
            services.AddSingleton(merging);
        }

        _services = services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ITurnScheduler>(_turns)
            .AddSingleton(new Random(1))
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IWarehouse>(Warehouse)
            .AddSingleton<IWeatherSource>(Weather)
            .AddSingleton<IGrainStorage>(Storage)
            .AddIsobarGrains()
            .Configure<UserOptions>(options => users?.Invoke(options))
            .Configure<WriterOptions>(options => writer?.Invoke(options))
            .Configure<WeatherOptions>(options => weather?.Invoke(options))
            .AddEmbeddedRuntime(static runtime => runtime.AddGrains(typeof(UserGrain).Assembly))
            .BuildServiceProvider();
        Run(_services.GetRequiredService<EmbeddedSilo>().StartAsync());
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 28, 12, 10, 0, TimeSpan.Zero));

    public MemoryStorage Storage { get; } = new();

    public MemoryWarehouse Warehouse { get; } = new();

    public MemoryWeather Weather { get; }

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    public IWarehouseWriterGrain Writer => Grains.GetGrain<IWarehouseWriterGrain>(0);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Begins a delivery to the user of the first event.</summary>
    public Task Deliver(params UserEvent[] events)
    {
        var delivery = Get<IStreamDelivery>().DeliverAsync(StreamId.Create(StreamNamespaces.UserEvents, events[0].UserId), events);
        _turns.RunAll();
        return delivery;
    }

    public UserProfile Profile(string user = Sample.User) => Run(Grains.GetGrain<IUserGrain>(user).GetSnapshotAsync(0)).Profile;

    /// <summary>Moves the clock, and runs whatever that sets off.</summary>
    public void Advance(TimeSpan time)
    {
        _turns.RunAll();
        Clock.Advance(time);
        _turns.RunAll();
    }

    /// <summary>As above, in small steps, so that what one timer sets off may set another.</summary>
    public void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            Advance(Step);
        }
    }

    /// <summary>Lets as much time pass as <paramref name="task"/> needs, but no more than a minute.</summary>
    public void Settle(Task task)
    {
        _turns.RunAll();
        for (var waited = TimeSpan.Zero; !task.IsCompleted && waited < TimeSpan.FromMinutes(1); waited += Step)
        {
            Advance(Step);
        }

        Run(task);
    }

    public T Settle<T>(Task<T> task)
    {
        Settle((Task)task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Runs <paramref name="task"/> to its end, which needs no time.</summary>
    public void Run(Task task)
    {
        _turns.RunAll();
        Assert.True(task.IsCompleted, "It waits for something.");
        task.GetAwaiter().GetResult();
    }

    public T Run<T>(Task<T> task)
    {
        Run((Task)task);
        return task.GetAwaiter().GetResult();
    }

    public void Dispose() => _services.Dispose();
}
