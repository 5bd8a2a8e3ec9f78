namespace Isobar.Broker;

/// <summary>How far behind a subscription is. A figure the broker cannot know is null.</summary>
/// <param name="Unacknowledged">Messages not yet acknowledged, leased ones included.</param>
/// <param name="Leased">Of those, the ones with a consumer.</param>
/// <param name="OldestUnacknowledgedAt">When the oldest unacknowledged message was published.</param>
/// <param name="ExpiredSettlements">Settlements and extensions that came after their lease had ended, since start.</param>
public sealed record Backlog(
    long? Unacknowledged, long? Leased, DateTimeOffset? OldestUnacknowledgedAt, long ExpiredSettlements);
