using Isobar.Adapters.Postgres.Connections;
using Isobar.Warehousing;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>
/// The outcomes of one call. A round appends one row of every key that is undecided; nearly always one round decides everything. Only rows
/// that share the key of a refused one take another.
/// </summary>
internal sealed class AppendRounds(IReadOnlyList<EnrichedEvent> rows, int maximumRowBytes)
{
    private readonly AppendOutcome?[] _outcomes = new AppendOutcome?[rows.Count];

    // Sorting by key and place puts the first of each key first.
    private readonly int[] _order = [.. Enumerable.Range(0, rows.Count).OrderBy(position => rows[position].Key).ThenBy(position => position)];

    public bool IsDone => Array.TrueForAll(_outcomes, outcome => outcome is not null);

    public IReadOnlyList<AppendOutcome> Outcomes => Array.ConvertAll(_outcomes, outcome => outcome!.Value);

    /// <summary>The first undecided row of each key that can be encoded; what cannot be is refused.</summary>
    public EncodedRows Next()
    {
        var encoded = new EncodedRows();
        foreach (var position in _order)
        {
            if (_outcomes[position] is null
                && !encoded.EndsWith(rows[position].Key)
                && encoded.TryAdd(rows[position], position, maximumRowBytes) is { } fault)
            {
                Refuse(position, fault);
            }
        }

        return encoded;
    }

    public void Decide(int position, AppendOutcome outcome) => _outcomes[position] = outcome;

    public void Refuse(int position, string fault) => Decide(position, AppendOutcome.Refused($"PostgreSQL does not take the row: {fault}."));

    /// <summary>Rows whose key was decided by an earlier one are already there, unless that one was refused.</summary>
    public void DecideRepetitions()
    {
        int? holder = null;
        foreach (var position in _order)
        {
            if (holder is { } first && rows[first].Key == rows[position].Key && _outcomes[position] is null)
            {
                Decide(position, AppendOutcome.AlreadyThere(HeldSince(first)));
            }
            else if (_outcomes[position] is { Result: not AppendResult.Refused })
            {
                holder = position;
            }
        }
    }

    private DateTimeOffset? HeldSince(int position) => _outcomes[position]!.Value.Result == AppendResult.Stored
        ? StoredInstant.Of(rows[position].EnrichedAt)
        : _outcomes[position]!.Value.EnrichedAt;
}
