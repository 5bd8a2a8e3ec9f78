using Isobar.EmbeddedRuntime;
using Isobar.Runtime.Conformance.Pipeline;
using Isobar.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Runtime.Conformance;

/// <summary>The embedded runtime, on a fake clock.</summary>
public sealed class RuntimeHost : IRuntimeHost
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly FakeTimeProvider _clock = new();
    private readonly ServiceProvider _services;

    private RuntimeHost()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(Signals)
            .AddLogging()
            .AddPipeline(Warehouse)
            .AddSingleton<IIncomingGrainCallFilter, RecordingFilter>()
            .AddKeyedSingleton<IGrainStorage, JsonStorage>("Default")
            .AddEmbeddedRuntime(options => options.AddGrains(typeof(RuntimeHost).Assembly).AddGrains(typeof(UserGrain).Assembly))
            .BuildServiceProvider();
    }

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    public Signals Signals { get; } = new();

    public MemoryWarehouse Warehouse { get; } = new();

    private EmbeddedSilo Silo => _services.GetRequiredService<EmbeddedSilo>();

    public static async Task<IRuntimeHost> StartAsync()
    {
        var host = new RuntimeHost();
        await host.Silo.StartAsync();
        return host;
    }

    public async Task Until(Task task)
    {
        // The fake clock runs fifty times as fast as the real one and no faster: work that needs no time must not time out.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var started = TimeProvider.System.GetTimestamp(); !task.IsCompleted;)
        {
            Assert(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
            _clock.Advance(Step);
            await pace.WaitForNextTickAsync();
        }

        await task;
    }

    public async Task CollectIdleAsync()
    {
        _clock.Advance(Step);
        await Silo.CollectAsync(Step);
    }

    public Task DeliverAsync<T>(StreamId stream, IReadOnlyList<T> items) =>
        _services.GetRequiredService<IStreamDelivery>().DeliverAsync(stream, items);

    public async ValueTask DisposeAsync()
    {
        await Until(Silo.StopAsync());
        await _services.DisposeAsync();
    }

    private static void Assert(bool isInTime)
    {
        if (!isInTime)
        {
            throw new TimeoutException("What the test waits for did not come about.");
        }
    }
}
