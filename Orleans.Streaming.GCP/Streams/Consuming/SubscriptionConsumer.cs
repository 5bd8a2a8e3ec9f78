using Isobar.Broker.Consuming;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>
/// Consumes one provider's subscription for as long as its silo is active. It starts after the agents and stops before them, so that what is in flight is
/// delivered and settled while agents and grains still run.
/// </summary>
internal sealed class SubscriptionConsumer(
    string provider,
    PubSubStreamOptions options,
    ObservedBroker broker,
    StreamResources resources,
    KeyedConsumer consumer,
    StreamInstruments instruments,
    TimeProvider time,
    ILogger<SubscriptionConsumer> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _subscription = options.Subscription!;
    private Task? _consuming;

    /// <summary>Messages held and not yet settled.</summary>
    public int InFlight => consumer.InFlight;

    /// <summary>Whether it was started, and has not been told to stop.</summary>
    public bool IsRunning => _consuming is { IsCompleted: false } && !_stopping.IsCancellationRequested;

    public void Participate(ISiloLifecycle lifecycle)
    {
        var name = $"{nameof(SubscriptionConsumer)}-{provider}";

        // Before clients can connect: who publishes finds a subscription that keeps it.
        lifecycle.Subscribe(name, ServiceLifecycleStage.ApplicationServices, resources.EnsureAsync);
        lifecycle.Subscribe(name, ServiceLifecycleStage.Active + 1, StartAsync, StopAsync);
    }

    public void Dispose() => _stopping.Dispose();

    private Task StartAsync(CancellationToken cancellationToken)
    {
        // Away from whatever scheduler the silo starts on.
        _consuming = Task.Run(() => Task.WhenAll(consumer.RunAsync(_stopping.Token), WatchAsync(_stopping.Token)), CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await (_consuming ?? Task.CompletedTask).WaitAsync(cancellationToken);
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.BacklogInterval, time);
        do
        {
            try
            {
                instruments.OnBacklog(await broker.GetBacklogAsync(_subscription, stopping));
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                instruments.OnBacklog(null);
                logger.BacklogUnknown(failure, _subscription);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                // Nobody will read the figure.
                return;
            }
        }
        while (await NextAsync(timer, stopping));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
