using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>What one transaction found out: the keys that it stored, and since when the others are there.</summary>
internal sealed record StoredKeys(IReadOnlySet<RowKey> Stored, IReadOnlyDictionary<RowKey, DateTimeOffset> There)
{
    public AppendOutcome OutcomeOf(RowKey key)
    {
        if (Stored.Contains(key))
        {
            return AppendOutcome.Stored;
        }

        // Not known if somebody deleted it between the insert and the look.
        return AppendOutcome.AlreadyThere(There.TryGetValue(key, out var enrichedAt) ? enrichedAt : null);
    }
}
