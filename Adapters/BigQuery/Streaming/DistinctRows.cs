using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>The rows of one call, each key once: the first is sent, and the others share its fate.</summary>
internal sealed class DistinctRows
{
    private readonly List<EnrichedEvent> _rows = [];
    private readonly int[] _places;
    private readonly bool[] _isFirst;

    public DistinctRows(IReadOnlyList<EnrichedEvent> rows)
    {
        (_places, _isFirst) = (new int[rows.Count], new bool[rows.Count]);
        var places = new Dictionary<RowKey, int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            _isFirst[i] = places.TryAdd(rows[i].Key, _rows.Count);
            if (_isFirst[i])
            {
                _rows.Add(rows[i]);
            }

            _places[i] = places[rows[i].Key];
        }
    }

    public IReadOnlyList<EnrichedEvent> Rows => _rows;

    /// <summary>An outcome per row of the call.</summary>
    /// <param name="refusals">Per row of <see cref="Rows"/>: why it was refused; null if it was taken.</param>
    public AppendOutcome[] Outcomes(IReadOnlyList<string?> refusals)
    {
        var outcomes = new AppendOutcome[_places.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = refusals[_places[i]] is { } why ? AppendOutcome.Refused(why)
                : _isFirst[i] ? AppendOutcome.Stored
                : AppendOutcome.AlreadyThere(_rows[_places[i]].EnrichedAt.ToMicroseconds());
        }

        return outcomes;
    }
}
