using Isobar.Events;

namespace Isobar.Warehousing;

/// <summary>The rows that a warehouse holds after an append, as it holds them.</summary>
internal static class StoredRows
{
    private const int MostKeys = 1_000;

    /// <summary>
    /// A row that was there before an append is not the one that was appended: its weather was joined at another time, and the first content
    /// of a key is the one that counts. So it is read.
    /// </summary>
    public static async Task<IReadOnlyList<EnrichedEvent>> OfAsync(
        IWarehouse warehouse, IReadOnlyList<EnrichedEvent> rows, IReadOnlyList<AppendOutcome> outcomes, CancellationToken cancellationToken)
    {
        var stored = new List<EnrichedEvent>(rows.Count);
        var others = new HashSet<RowKey>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (outcomes[i].Result == AppendResult.Stored || outcomes[i].EnrichedAt == rows[i].EnrichedAt)
            {
                stored.Add(rows[i]);
            }
            else if (outcomes[i].Result == AppendResult.AlreadyThere)
            {
                others.Add(rows[i].Key);
            }
        }

        others.ExceptWith(stored.Select(static row => row.Key));
        foreach (var keys in others.Chunk(MostKeys))
        {
            stored.AddRange(await warehouse.GetAsync(keys, cancellationToken));
        }

        return stored;
    }
}
