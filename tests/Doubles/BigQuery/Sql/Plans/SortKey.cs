using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

public sealed record SortKey(BoundExpression Value, bool Descending, bool NullsFirst)
{
    /// <summary>Sorts stably, so that rows with equal keys stay as they came.</summary>
    public static IEnumerable<object?[]> Sort(
        IEnumerable<object?[]> rows, IReadOnlyList<SortKey> keys, QueryRun run, Frame? outer)
    {
        var frame = new Frame(outer, []);
        var keyed = rows.Select(row =>
        {
            frame.Row = row;
            return (Row: row, Keys: keys.Select(key => key.Value.Evaluate(frame, run)).ToArray());
        }).ToList();
        return keyed.Order(Comparer<(object?[] Row, object?[] Keys)>.Create((left, right) => Compare(left.Keys, right.Keys, keys)))
            .Select(item => item.Row);
    }

    private static int Compare(object?[] left, object?[] right, IReadOnlyList<SortKey> keys)
    {
        for (var at = 0; at < keys.Count; at++)
        {
            if (keys[at].Compare(left[at], right[at]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    public int Compare(object? left, object? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : NullsFirst ? 1 : -1) - (right is null ? 0 : NullsFirst ? 1 : -1);
        }

        var order = ValueOrder.Compare(left, right);
        return Descending ? -order : order;
    }
}
