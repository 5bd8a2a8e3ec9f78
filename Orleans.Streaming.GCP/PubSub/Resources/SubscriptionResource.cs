namespace Isobar.PubSub.Resources;

/// <summary>https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions#Subscription, as far as it is used.</summary>
internal sealed record SubscriptionResource
{
    public string? Name { get; init; }

    public string? Topic { get; init; }

    public int? AckDeadlineSeconds { get; init; }

    public bool? RetainAckedMessages { get; init; }

    public string? MessageRetentionDuration { get; init; }

    public ExpirationPolicy? ExpirationPolicy { get; init; }

    public RetryPolicy? RetryPolicy { get; init; }

    public DeadLetterPolicy? DeadLetterPolicy { get; init; }
}

/// <param name="Ttl">Idle time after which the subscription is deleted; null: never.</param>
internal sealed record ExpirationPolicy(string? Ttl = null);

/// <param name="MinimumBackoff">0 to 600 s.</param>
/// <param name="MaximumBackoff">0 to 600 s.</param>
internal sealed record RetryPolicy(string? MinimumBackoff, string? MaximumBackoff);

/// <param name="DeadLetterTopic">Full name.</param>
/// <param name="MaxDeliveryAttempts">5 to 100.</param>
internal sealed record DeadLetterPolicy(string? DeadLetterTopic, int? MaxDeliveryAttempts);

/// <summary>The body of a subscription's patch.</summary>
internal sealed record SubscriptionPatch(SubscriptionResource Subscription, string UpdateMask);
