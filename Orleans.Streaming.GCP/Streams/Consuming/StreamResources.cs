using Isobar.Broker;
using Orleans.Configuration;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>The topics and subscriptions that a provider needs.</summary>
internal sealed class StreamResources(PubSubStreamOptions options, IBroker broker)
{
    /// <summary>Creates what is missing.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(options.Topic!, options.Subscription!, cancellationToken);
        if (options.DeadLetterTopic is { } letters)
        {
            await EnsureAsync(letters, options.EffectiveDeadLetterSubscription!, cancellationToken);
        }
    }

    private async Task EnsureAsync(string topic, string subscription, CancellationToken cancellationToken)
    {
        await broker.EnsureTopicAsync(topic, cancellationToken);
        var settings = new SubscriptionSettings
        {
            Topic = topic,
            AckDeadline = options.Consumer.AckDeadline,
            MinimumBackoff = options.MinimumBackoff,
            MaximumBackoff = options.MaximumBackoff,
        };
        await broker.EnsureSubscriptionAsync(subscription, settings, cancellationToken);
    }
}
