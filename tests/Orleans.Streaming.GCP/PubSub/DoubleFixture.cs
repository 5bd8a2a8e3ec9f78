using Isobar.Broker;
using Isobar.PubSub;
using Isobar.Tests.Doubles.PubSub;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.PubSub;

/// <summary>A double of Pub/Sub and a client of it, on one clock that stands until it is set forward.</summary>
public sealed class DoubleFixture : PubSubFixture
{
    public const string Project = "project";

    private readonly BrokerOf _broker;

    private DoubleFixture(PubSubDouble service, FakeTimeProvider time, Action<PubSubOptions>? configure)
    {
        (Service, Time) = (service, time);
        service.PollInterval = PollInterval;
        _broker = new BrokerOf(service.Host, Project, time, options =>
        {
            options.HasRetryPolicy = true;

            // The double ends a pull that finds nothing; timers of the client's own would be a second one of the same time.
            options.PollInterval = options.PullGrace = TimeSpan.FromMinutes(10);
            options.PullTimeout = options.RequestTimeout = TimeSpan.FromMinutes(10);
            options.BatchInterval = options.SettleInterval = TimeSpan.Zero;
            options.RetainAcknowledged = true;
            configure?.Invoke(options);
        });
    }

    public PubSubDouble Service { get; }

    public FakeTimeProvider Time { get; }

    public PubSubBroker Client => _broker.Broker;

    public IReadOnlyCollection<string> Lines => _broker.Lines;

    public override IBroker Broker => _broker.Broker;

    public override TimeSpan PollInterval => TimeSpan.FromMilliseconds(100);

    public static async Task<DoubleFixture> StartAsync(Action<PubSubOptions>? configure = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        return new DoubleFixture(await PubSubDouble.StartAsync(time), time, configure);
    }

    public override async Task AdvanceAsync(TimeSpan time)
    {
        await PullsWaitAsync();
        Time.Advance(time);
    }

    /// <summary>Completes when every pull under way has come to the double and waits there.</summary>
    public Task PullsWaitAsync() => Eventually.HoldsAsync(() => Client.PullsRunning == Service.WaitingPulls);

    public override async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        await Service.DisposeAsync();
    }
}
