using Isobar.Broker;

namespace Isobar.PubSub.Resources;

/// <summary>How a subscription should be, and in what it differs.</summary>
internal static class WantedSubscription
{
    private const int LeastDeadline = 10;
    private const int MostDeadline = 600;
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(600);

    /// <exception cref="ArgumentException">A setting is over Pub/Sub's limits.</exception>
    public static SubscriptionResource Of(SubscriptionSettings settings, string name, string topic, string? deadLetterTopic, PubSubOptions options)
    {
        Check(settings);
        return new SubscriptionResource
        {
            Name = name,
            Topic = topic,
            AckDeadlineSeconds = (int)Math.Ceiling(settings.AckDeadline.TotalSeconds),
            RetainAckedMessages = options.RetainAcknowledged,
            MessageRetentionDuration = Durations.Of(options.MessageRetention),
            ExpirationPolicy = new ExpirationPolicy(),
            RetryPolicy = options.HasRetryPolicy
                ? new RetryPolicy(Durations.Of(Bounded(settings.MinimumBackoff)), Durations.Of(Bounded(settings.MaximumBackoff)))
                : null,
            DeadLetterPolicy = deadLetterTopic is null ? null : new DeadLetterPolicy(deadLetterTopic, options.MaxDeliveryAttempts),
        };
    }

    /// <summary>The fields of <paramref name="wanted"/> that <paramref name="found"/> has otherwise. A dead-letter policy that nobody here wants is left alone.</summary>
    public static List<string> Differences(SubscriptionResource wanted, SubscriptionResource found)
    {
        (string Field, bool IsSame)[] fields =
        [
            ("ackDeadlineSeconds", found.AckDeadlineSeconds == wanted.AckDeadlineSeconds),
            ("retainAckedMessages", (found.RetainAckedMessages ?? false) == wanted.RetainAckedMessages),
            ("messageRetentionDuration", Durations.AreEqual(found.MessageRetentionDuration, wanted.MessageRetentionDuration)),
            ("expirationPolicy", found.ExpirationPolicy?.Ttl is null),
            ("retryPolicy", AreEqual(found.RetryPolicy, wanted.RetryPolicy)),
            ("deadLetterPolicy", wanted.DeadLetterPolicy is null || wanted.DeadLetterPolicy == found.DeadLetterPolicy),
        ];
        return [.. fields.Where(static field => !field.IsSame).Select(static field => field.Field)];
    }

    private static void Check(SubscriptionSettings settings)
    {
        if (settings.AckDeadline.TotalSeconds is < LeastDeadline or > MostDeadline)
        {
            throw new ArgumentException($"AckDeadline is {settings.AckDeadline}; Pub/Sub takes {LeastDeadline} to {MostDeadline} s.", nameof(settings));
        }

        if (settings.MinimumBackoff < TimeSpan.Zero || settings.MaximumBackoff < settings.MinimumBackoff)
        {
            throw new ArgumentException(
                $"MinimumBackoff is {settings.MinimumBackoff}, MaximumBackoff {settings.MaximumBackoff}; the first must not be negative, the second not shorter.",
                nameof(settings));
        }
    }

    private static TimeSpan Bounded(TimeSpan backoff) => backoff < LongestBackoff ? backoff : LongestBackoff;

    private static bool AreEqual(RetryPolicy? found, RetryPolicy? wanted) => (found is null) == (wanted is null)
        && Durations.AreEqual(found?.MinimumBackoff, wanted?.MinimumBackoff)
        && Durations.AreEqual(found?.MaximumBackoff, wanted?.MaximumBackoff);
}
