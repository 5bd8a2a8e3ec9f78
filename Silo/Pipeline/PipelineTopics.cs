using Isobar.Broker;
using Isobar.Streaming;

namespace Isobar.Silo.Pipeline;

/// <summary>The topics and subscriptions that the pipeline needs.</summary>
internal static class PipelineTopics
{
    /// <summary>The pipeline's subscription to <see cref="StreamNamespaces.UserEvents"/>.</summary>
    public const string UserEventsSubscription = "user-events-isobar";

    /// <summary>Creates what is missing. The subscription exists before the API takes its first event.</summary>
    public static async Task EnsureAsync(IBroker broker, CancellationToken cancellationToken)
    {
        await broker.EnsureTopicAsync(StreamNamespaces.UserEvents, cancellationToken);
        await broker.EnsureSubscriptionAsync(
            UserEventsSubscription,
            new SubscriptionSettings { Topic = StreamNamespaces.UserEvents },
            cancellationToken);
    }
}
