using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>GROUP BY: the keys, then the aggregates. Without keys there is one row, even of nothing.</summary>
public sealed class AggregateNode(
    PlanNode input, IReadOnlyList<BoundExpression> keys, IReadOnlyList<AggregateCall> aggregates)
    : PlanNode([
        .. keys.Select((key, at) => new PlanColumn((key as ColumnValue)?.Name ?? $"key{at}", key.Type)),
        .. aggregates.Select((aggregate, at) => new PlanColumn($"aggregate{at}", aggregate.Type))])
{
    public override IReadOnlyList<PlanNode> Inputs { get; } = [input];

    public override IReadOnlyList<BoundExpression> Expressions { get; } =
        [.. keys, .. aggregates.SelectMany(aggregate => aggregate.Expressions)];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        Dictionary<Composite, Accumulator[]> groups = [];
        if (keys.Count == 0)
        {
            groups.Add(new Composite([]), Begin());
        }

        var frame = new Frame(outer, []);
        foreach (var row in input.Execute(run, outer))
        {
            run.Tick();
            frame.Row = row;
            var key = new Composite([.. keys.Select(part => part.Evaluate(frame, run))]);
            if (!groups.TryGetValue(key, out var accumulators))
            {
                groups.Add(key, accumulators = Begin());
            }

            for (var at = 0; at < accumulators.Length; at++)
            {
                accumulators[at].Take(frame, run);
            }
        }

        return groups.Select(group => (object?[])[.. group.Key.Values, .. group.Value.Select(accumulator => accumulator.Result())]);
    }

    public override void Require(IReadOnlySet<int> columns) => input.Require(WithOwn([]));

    public override void Offer(BoundExpression condition)
    {
        BoundExpression?[] below = [.. keys, .. aggregates.Select(_ => (BoundExpression?)null)];
        if (Substitution.Apply(condition, below) is { } said)
        {
            input.Offer(said);
        }
    }

    private Accumulator[] Begin() => [.. aggregates.Select(aggregate => aggregate.Begin())];
}
