namespace Isobar.Events;

/// <summary>
/// What is said of an event outside of it, by a producer whose events have another form (CloudEvents): it stands in for fields that
/// the event itself lacks, and fields that no event of ours has are then the producer's own.
/// </summary>
/// <param name="EventId">Stands in for <c>event_id</c>; within the limits of one.</param>
/// <param name="UserId">Stands in for <c>user_id</c>, or null.</param>
/// <param name="Type">Stands in for <c>type</c>, or null.</param>
/// <param name="OccurredAt">Stands in for <c>occurred_at</c>, or null.</param>
public sealed record EventEnvelope(string EventId, string? UserId, string? Type, DateTimeOffset? OccurredAt);
