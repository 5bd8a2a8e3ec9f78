namespace Isobar.PubSub.Monitoring;

/// <summary>What Cloud Monitoring knows of a subscription. It is minutes late.</summary>
/// <param name="Undelivered">Messages not acknowledged, leased ones included; null if unknown.</param>
/// <param name="OldestAt">When the oldest of them was published; null if unknown or none.</param>
internal sealed record SubscriptionFigures(long? Undelivered, DateTimeOffset? OldestAt)
{
    public static readonly SubscriptionFigures Unknown = new(null, null);
}
