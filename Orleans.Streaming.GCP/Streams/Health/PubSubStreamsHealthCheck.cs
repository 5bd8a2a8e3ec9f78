using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Configuration;
using Orleans.Streaming.GCP.Consuming;

namespace Orleans.Streaming.GCP.Health;

/// <summary>Whether one provider of a silo gets messages, and rid of them.</summary>
internal sealed class PubSubStreamsHealthCheck(SubscriptionConsumer consumer, ObservedBroker broker, PubSubStreamOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Fault() is { } fault
            ? new HealthCheckResult(context.Registration.FailureStatus, fault)
            : HealthCheckResult.Healthy($"{options.Subscription}: {consumer.InFlight} messages in flight."));

    private string? Fault()
    {
        var held = consumer.InFlight;
        if (!consumer.IsRunning)
        {
            return $"{options.Subscription} is not consumed: the silo is starting or stopping, or its consumer ended.";
        }

        // Nothing is pulled while as much is held as may be; then it is settlements that tell.
        var silence = broker.SincePull(options.Subscription!);
        if (silence > options.MaxSilence && (held == 0 || broker.SinceSettlement > options.MaxSilence))
        {
            return $"No pull of {options.Subscription} was answered for {silence:c} ({nameof(options.MaxSilence)} is {options.MaxSilence:c}).";
        }

        if (held > 0 && broker.SinceSettlement > options.MaxStall)
        {
            return $"{held} messages of {options.Subscription} are held, and none was settled for {broker.SinceSettlement:c} ({nameof(options.MaxStall)} is {options.MaxStall:c}).";
        }

        return null;
    }
}
