using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans;

namespace Isobar.EmbeddedRuntime.Tests;

/// <summary>A silo on a fake clock.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TestSilo(ITurnScheduler? scheduler = null, Action<EmbeddedRuntimeOptions>? configure = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        if (scheduler is not null)
        {
            services.AddSingleton(scheduler);
        }

        _services = services
            .AddEmbeddedRuntime(options =>
            {
                options.AddGrains(typeof(TestSilo).Assembly);
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new();

    public EmbeddedSilo Silo => _services.GetRequiredService<EmbeddedSilo>();

    public IRuntimeStatistics Statistics => _services.GetRequiredService<IRuntimeStatistics>();

    public ICounter Counter(string key) => _services.GetRequiredService<IGrainFactory>().GetGrain<ICounter>(key);

    public ITally Tally(string key) => _services.GetRequiredService<IGrainFactory>().GetGrain<ITally>(key);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
