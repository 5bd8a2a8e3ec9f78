namespace Isobar.Warehousing;

/// <summary>Where an event ended: a row, a dead letter, or (both null) neither yet.</summary>
public sealed record EventWhereabouts(EnrichedEvent? Row, DeadLetter? DeadLetter)
{
    public static readonly EventWhereabouts Nowhere = new(null, null);
}
