using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>A join: by hash where the condition has equalities between the sides, else each with each.</summary>
public sealed class JoinNode : PlanNode
{
    private readonly JoinKind _kind;
    private readonly PlanNode _left;
    private readonly PlanNode _right;
    private readonly JoinCondition _condition;

    public JoinNode(JoinKind kind, PlanNode left, PlanNode right, BoundExpression? on)
        : base([.. left.Columns, .. right.Columns])
    {
        _kind = kind;
        _left = left;
        _right = right;
        _condition = new JoinCondition(on, left.Columns.Count, Columns);
        Inputs = [left, right];
        Expressions = on is null ? [] : [on];
        foreach (var conjunct in on is null ? [] : Conjuncts.Of(on))
        {
            OfferTo(conjunct, toLeft: kind is JoinKind.Inner or JoinKind.Right, toRight: kind is JoinKind.Inner or JoinKind.Left);
        }
    }

    public override IReadOnlyList<PlanNode> Inputs { get; }

    public override IReadOnlyList<BoundExpression> Expressions { get; }

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        var index = _condition.Index(_right.Execute(run, outer), run, outer);
        HashSet<object?[]> met = new(ReferenceEqualityComparer.Instance);
        var keepsRight = _kind is JoinKind.Right or JoinKind.Full;
        foreach (var left in _left.Execute(run, outer))
        {
            var matched = false;
            foreach (var (right, joined) in _condition.Matches(left, index, run, outer))
            {
                matched = true;
                if (keepsRight)
                {
                    met.Add(right);
                }

                yield return joined;
            }

            if (!matched && _kind is JoinKind.Left or JoinKind.Full && !matched)
            {
                yield return [.. left, .. new object?[_right.Columns.Count]];
            }
        }

        foreach (var right in keepsRight ? index.All : [])
        {
            if (!met.Contains(right))
            {
                yield return [.. new object?[_left.Columns.Count], .. right];
            }
        }
    }

    public override void Require(IReadOnlySet<int> columns)
    {
        var required = WithOwn(columns);
        var width = _left.Columns.Count;
        _left.Require(required.Where(column => column < width).ToHashSet());
        _right.Require(required.Where(column => column >= width).Select(column => column - width).ToHashSet());
    }

    public override void Offer(BoundExpression condition) => OfferTo(
        condition,
        toLeft: _kind is JoinKind.Inner or JoinKind.Cross or JoinKind.Left,
        toRight: _kind is JoinKind.Inner or JoinKind.Cross or JoinKind.Right);

    private void OfferTo(BoundExpression condition, bool toLeft, bool toRight)
    {
        var width = _left.Columns.Count;
        if (toLeft && References.Of(condition).All(column => column < width))
        {
            _left.Offer(condition);
        }

        if (toRight && Substitution.Apply(condition, Substitution.From(width, Columns)) is { } shifted)
        {
            _right.Offer(shifted);
        }
    }
}
