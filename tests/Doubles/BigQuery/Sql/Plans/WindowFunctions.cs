using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>Analytic functions over one partition, whose rows come sorted.</summary>
internal static class WindowFunctions
{
    public static void Fill(WindowCall call, IReadOnlyList<object?[]> rows, int column, QueryRun run, Frame? outer)
    {
        if (call.Aggregate is not null)
        {
            Aggregate(call, rows, column, run, outer);
            return;
        }

        var rank = 0L;
        var dense = 0L;
        for (var at = 0; at < rows.Count; at++)
        {
            if (at == 0 || !ArePeers(call, rows[at - 1], rows[at], run, outer))
            {
                rank = at + 1;
                dense++;
            }

            rows[at][column] = call.Function switch
            {
                "ROW_NUMBER" => at + 1L,
                "RANK" => rank,
                "DENSE_RANK" => dense,
                "FIRST_VALUE" => Argument(call, rows[0], run, outer),
                "LAST_VALUE" => Argument(call, call.WholePartition ? rows[^1] : rows[at], run, outer),
                "LAG" => Shifted(call, rows, at, -1, run, outer),
                _ => Shifted(call, rows, at, 1, run, outer),
            };
        }
    }

    private static void Aggregate(WindowCall call, IReadOnlyList<object?[]> rows, int column, QueryRun run, Frame? outer)
    {
        var accumulator = call.Aggregate!.Begin();
        var frame = new Frame(outer, []);
        for (var from = 0; from < rows.Count;)
        {
            var to = from + 1;
            while (to < rows.Count && (call.WholePartition || ArePeers(call, rows[from], rows[to], run, outer)))
            {
                to++;
            }

            for (var at = from; at < to; at++)
            {
                frame.Row = rows[at];
                accumulator.Take(frame, run);
            }

            var result = accumulator.Result();
            for (; from < to; from++)
            {
                rows[from][column] = result;
            }
        }
    }

    private static bool ArePeers(WindowCall call, object?[] one, object?[] other, QueryRun run, Frame? outer) =>
        call.OrderBy.All(key =>
            ValueOrder.Compare(key.Value.Evaluate(new Frame(outer, one), run), key.Value.Evaluate(new Frame(outer, other), run)) == 0);

    private static object? Argument(WindowCall call, object?[] row, QueryRun run, Frame? outer) =>
        call.Arguments[0].Evaluate(new Frame(outer, row), run);

    private static object? Shifted(WindowCall call, IReadOnlyList<object?[]> rows, int at, int sign, QueryRun run, Frame? outer)
    {
        var frame = new Frame(outer, rows[at]);
        var by = call.Arguments.Count > 1 && call.Arguments[1].Evaluate(frame, run) is long distance ? distance : 1;
        var target = at + (sign * by);
        return target >= 0 && target < rows.Count ? Argument(call, rows[(int)target], run, outer)
            : call.Arguments.Count > 2 ? call.Arguments[2].Evaluate(frame, run) : null;
    }
}
