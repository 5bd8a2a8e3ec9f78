using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>A function over a partition: a numbering function's name, or an aggregate.</summary>
public sealed record WindowCall(
    string Function,
    SqlType Type,
    IReadOnlyList<BoundExpression> Arguments,
    AggregateCall? Aggregate,
    IReadOnlyList<BoundExpression> PartitionBy,
    IReadOnlyList<SortKey> OrderBy,
    bool WholePartition)
{
    public IEnumerable<BoundExpression> Expressions =>
        [.. Arguments, .. Aggregate?.Expressions ?? [], .. PartitionBy, .. OrderBy.Select(key => key.Value)];
}

/// <summary>The input's columns and behind them a column for each analytic function.</summary>
public sealed class WindowNode(PlanNode input, IReadOnlyList<WindowCall> calls)
    : PlanNode([.. input.Columns, .. calls.Select((call, at) => new PlanColumn($"window{at}", call.Type))])
{
    private readonly int _width = input.Columns.Count;

    public override IReadOnlyList<PlanNode> Inputs { get; } = [input];

    public override IReadOnlyList<BoundExpression> Expressions { get; } = [.. calls.SelectMany(call => call.Expressions)];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        var rows = input.Execute(run, outer).Select(row =>
        {
            run.Tick();
            var widened = new object?[Columns.Count];
            row.CopyTo(widened, 0);
            return widened;
        }).ToList();
        for (var at = 0; at < calls.Count; at++)
        {
            foreach (var partition in Partitions(rows, calls[at], run, outer))
            {
                WindowFunctions.Fill(calls[at], [.. SortKey.Sort(partition, calls[at].OrderBy, run, outer)], _width + at, run, outer);
            }
        }

        return rows;
    }

    public override void Require(IReadOnlySet<int> columns) => input.Require(WithOwn(columns.Where(column => column < _width)));

    /// <summary>A condition holds below where it takes or leaves whole partitions of every function.</summary>
    public override void Offer(BoundExpression condition)
    {
        if (References.UsesRow(condition) && calls.All(call => IsByPartition(call, condition)))
        {
            input.Offer(condition);
        }
    }

    /// <summary>Whether the expression looks at the row only through what the partition is made by.</summary>
    private static bool IsByPartition(WindowCall call, BoundExpression expression) =>
        !References.UsesRow(expression)
        || call.PartitionBy.Any(key => key.Signature == expression.Signature)
        || (expression is ComputedValue && expression.Parts.All(part => IsByPartition(call, part)));

    private static IEnumerable<IEnumerable<object?[]>> Partitions(
        List<object?[]> rows, WindowCall call, QueryRun run, Frame? outer)
    {
        if (call.PartitionBy.Count == 0)
        {
            return [rows];
        }

        var frame = new Frame(outer, []);
        return rows.GroupBy(row =>
        {
            frame.Row = row;
            return new Composite([.. call.PartitionBy.Select(key => key.Evaluate(frame, run))]);
        });
    }
}
