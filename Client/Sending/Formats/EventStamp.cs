namespace Isobar.Client.Sending.Formats;

/// <summary>What an event gets that its source does not say.</summary>
/// <param name="OccurredAt">The time of sending.</param>
/// <param name="MissingId">Makes an <c>event_id</c> from an item's number.</param>
/// <param name="Now">What the limits of <c>occurred_at</c> are measured from.</param>
internal sealed record EventStamp(
    Func<DateTimeOffset> OccurredAt, Func<long, string> MissingId, Func<DateTimeOffset> Now);
