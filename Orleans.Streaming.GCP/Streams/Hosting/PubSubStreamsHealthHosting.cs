using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Streaming.GCP.Consuming;
using Orleans.Streaming.GCP.Health;
using Orleans.Streaming.GCP.Hosting;

namespace Orleans.Hosting;

/// <summary>Adds the health of streams over Pub/Sub.</summary>
public static class PubSubStreamsHealthHosting
{
    /// <summary>
    /// Adds a check that a silo's provider is consumed, that its pulls are answered, and that what it holds is settled; within
    /// <see cref="Configuration.PubSubStreamOptions.MaxSilence"/> and <see cref="Configuration.PubSubStreamOptions.MaxStall"/>.
    /// </summary>
    /// <param name="builder">The silo's health checks.</param>
    /// <param name="provider">The provider's name.</param>
    /// <param name="failureStatus">What a failure means. Default: unhealthy.</param>
    /// <param name="tags">Tags of the check.</param>
    public static IHealthChecksBuilder AddPubSubStreams(
        this IHealthChecksBuilder builder, string provider, HealthStatus failureStatus = HealthStatus.Unhealthy, IEnumerable<string>? tags = null) =>
        builder.Add(new HealthCheckRegistration(
            $"pubsub-streams-{provider}",
            services => new PubSubStreamsHealthCheck(
                services.GetRequiredKeyedService<SubscriptionConsumer>(provider),
                services.GetRequiredKeyedService<ObservedBroker>(provider),
                PubSubStreamServices.OptionsOf(services, provider)),
            failureStatus,
            tags));
}
