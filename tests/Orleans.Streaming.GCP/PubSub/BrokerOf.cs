using System.Collections.Concurrent;
using Isobar.PubSub;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isobar.Tests.PubSub;

/// <summary>The broker as an application registers it, on an emulator or a double.</summary>
public sealed class BrokerOf : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="host">Of the emulator or the double.</param>
    /// <param name="project">The project.</param>
    /// <param name="time">The broker's clock.</param>
    /// <param name="configure">What else differs from the defaults.</param>
    public BrokerOf(string host, string project, TimeProvider? time = null, Action<PubSubOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<ILoggerProvider>(new LogLines(Lines));
        services.AddPubSubBroker();
        services.Configure<PubSubOptions>(options =>
        {
            (options.EmulatorHost, options.Project) = (host, project);
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
        Broker = _services.GetRequiredService<PubSubBroker>();
    }

    public PubSubBroker Broker { get; }

    /// <summary>What was logged, each with its level.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public IServiceProvider Services => _services;

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
