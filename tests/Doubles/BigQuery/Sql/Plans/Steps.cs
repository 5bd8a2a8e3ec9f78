using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>WHERE, HAVING and QUALIFY.</summary>
public sealed class FilterNode : PlanNode
{
    private readonly PlanNode _input;
    private readonly BoundExpression _condition;

    public FilterNode(PlanNode input, BoundExpression condition)
        : base(input.Columns)
    {
        _input = input;
        _condition = condition;
        foreach (var conjunct in Conjuncts.Of(condition))
        {
            input.Offer(conjunct);
        }
    }

    public PlanNode Input => _input;

    public BoundExpression Condition => _condition;

    public override IReadOnlyList<PlanNode> Inputs => [_input];

    public override IReadOnlyList<BoundExpression> Expressions => [_condition];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        var frame = new Frame(outer, []);
        foreach (var row in _input.Execute(run, outer))
        {
            frame.Row = row;
            if (_condition.IsTrue(frame, run))
            {
                yield return row;
            }
        }
    }

    public override void Require(IReadOnlySet<int> columns) => _input.Require(WithOwn(columns));

    public override void Offer(BoundExpression condition) => _input.Offer(condition);
}

/// <summary>The select list.</summary>
public sealed class ProjectNode(PlanNode input, IReadOnlyList<PlanColumn> columns, IReadOnlyList<BoundExpression> values)
    : PlanNode(columns)
{
    public PlanNode Input => input;

    public override IReadOnlyList<PlanNode> Inputs { get; } = [input];

    public override IReadOnlyList<BoundExpression> Expressions { get; } = values;

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        var frame = new Frame(outer, []);
        foreach (var row in input.Execute(run, outer))
        {
            frame.Row = row;
            var made = new object?[Expressions.Count];
            for (var at = 0; at < made.Length; at++)
            {
                made[at] = Expressions[at].Evaluate(frame, run);
            }

            yield return made;
        }
    }

    public override void Require(IReadOnlySet<int> columns) =>
        input.Require(columns.SelectMany(column => References.Of(Expressions[column])).ToHashSet());

    public override void Offer(BoundExpression condition)
    {
        if (Substitution.Apply(condition, Expressions) is { } below)
        {
            input.Offer(below);
        }
    }
}

/// <summary>The first columns only: takes off what ORDER BY needed beside the select list.</summary>
public sealed class CutNode(PlanNode input, int width) : PlanNode([.. input.Columns.Take(width)])
{
    public override IReadOnlyList<PlanNode> Inputs { get; } = [input];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer) =>
        input.Execute(run, outer).Select(row => row[..width]);

    public override void Require(IReadOnlySet<int> columns) => input.Require(columns);

    public override void Offer(BoundExpression condition) => input.Offer(condition);
}

public sealed class SortNode(PlanNode input, IReadOnlyList<SortKey> keys) : PlanNode(input.Columns)
{
    public override IReadOnlyList<PlanNode> Inputs { get; } = [input];

    public override IReadOnlyList<BoundExpression> Expressions { get; } = [.. keys.Select(key => key.Value)];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer) =>
        SortKey.Sort(input.Execute(run, outer), keys, run, outer);

    public override void Require(IReadOnlySet<int> columns) => input.Require(WithOwn(columns));

    public override void Offer(BoundExpression condition) => input.Offer(condition);
}

public sealed class LimitNode(PlanNode input, long limit, long offset) : PlanNode(input.Columns)
{
    public override IReadOnlyList<PlanNode> Inputs { get; } = [input];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        if (limit == 0)
        {
            yield break;
        }

        var seen = 0L;
        foreach (var row in input.Execute(run, outer))
        {
            if (++seen > offset)
            {
                yield return row;
            }

            if (seen - offset >= limit)
            {
                yield break;
            }
        }
    }

    public override void Require(IReadOnlySet<int> columns) => input.Require(columns);
}

public sealed class DistinctNode(PlanNode input) : PlanNode(input.Columns)
{
    public override IReadOnlyList<PlanNode> Inputs { get; } = [input];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        HashSet<Composite> seen = [];
        return input.Execute(run, outer).Where(row => seen.Add(new Composite(row)));
    }

    public override void Require(IReadOnlySet<int> columns) => input.Require(Enumerable.Range(0, Columns.Count).ToHashSet());

    public override void Offer(BoundExpression condition) => input.Offer(condition);
}

/// <summary>UNION ALL; the other set operations are made of this and others.</summary>
public sealed class UnionNode(PlanNode left, PlanNode right, IReadOnlyList<PlanColumn> columns) : PlanNode(columns)
{
    public override IReadOnlyList<PlanNode> Inputs { get; } = [left, right];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer) =>
        left.Execute(run, outer).Concat(right.Execute(run, outer));

    public override void Require(IReadOnlySet<int> columns)
    {
        left.Require(columns);
        right.Require(columns);
    }

    public override void Offer(BoundExpression condition)
    {
        left.Offer(condition);
        right.Offer(condition);
    }
}

/// <summary>INTERSECT DISTINCT and EXCEPT DISTINCT.</summary>
public sealed class MembershipNode(PlanNode left, PlanNode right, bool present) : PlanNode(left.Columns)
{
    public override IReadOnlyList<PlanNode> Inputs { get; } = [left, right];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        var others = right.Execute(run, outer).Select(row => new Composite(row)).ToHashSet();
        HashSet<Composite> seen = [];
        return left.Execute(run, outer).Where(row =>
            others.Contains(new Composite(row)) == present && seen.Add(new Composite(row)));
    }

    public override void Require(IReadOnlySet<int> columns)
    {
        left.Require(Enumerable.Range(0, left.Columns.Count).ToHashSet());
        right.Require(Enumerable.Range(0, right.Columns.Count).ToHashSet());
    }
}
