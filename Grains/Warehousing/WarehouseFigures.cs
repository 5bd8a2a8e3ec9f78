namespace Isobar.Warehousing;

/// <summary>What a warehouse holds.</summary>
/// <param name="Name">For example <c>sqlite</c>.</param>
/// <param name="Rows">Rows of <c>enriched_events</c>, or null if unknown.</param>
/// <param name="DeadLetters">Rows of <c>dead_letters</c>, or null if unknown.</param>
/// <param name="Guarantee">In words, how often a key can be seen.</param>
public sealed record WarehouseFigures(string Name, long? Rows, long? DeadLetters, string Guarantee)
{
    /// <summary>What to query for each event once and at once: the table, or a view where the table lags or holds repetitions.</summary>
    public string LiveTable { get; init; } = EnrichedEventSchema.Table;

    /// <summary>Whether the counts may lag behind, by minutes, or be rough.</summary>
    public bool AreEstimates { get; init; }

    /// <summary>Rows of <c>enriched_events</c> beyond the first of their key, where that can happen and is known; else null.</summary>
    public long? Duplicates { get; init; }
}
