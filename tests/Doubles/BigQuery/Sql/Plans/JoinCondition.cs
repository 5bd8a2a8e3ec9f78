using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>
/// A join's condition taken apart: equalities between a value of the left and one of the right side make the key of a hash table; what
/// concerns the right side alone is checked as the table is filled; the rest is checked pair by pair.
/// </summary>
public sealed class JoinCondition
{
    private readonly int _leftWidth;
    private readonly List<BoundExpression> _leftKeys = [];
    private readonly List<BoundExpression> _rightKeys = [];
    private readonly BoundExpression? _rightOnly;
    private readonly BoundExpression? _rest;

    /// <param name="on">The condition on the joined row; null: every pair matches.</param>
    /// <param name="leftWidth">How many of the joined row's columns are the left side's.</param>
    /// <param name="columns">The joined row.</param>
    public JoinCondition(BoundExpression? on, int leftWidth, IReadOnlyList<PlanColumn> columns)
    {
        _leftWidth = leftWidth;
        var toRight = Substitution.From(leftWidth, columns);
        List<BoundExpression> rightOnly = [];
        List<BoundExpression> rest = [];
        foreach (var conjunct in on is null ? [] : Conjuncts.Of(on))
        {
            if (!TryKey(conjunct, toRight))
            {
                var alone = IsRight(conjunct) ? Substitution.Apply(conjunct, toRight) : null;
                (alone is null ? rest : rightOnly).Add(alone ?? conjunct);
            }
        }

        _rightOnly = Conjuncts.Join(rightOnly);
        _rest = Conjuncts.Join(rest);
    }

    public JoinIndex Index(IEnumerable<object?[]> rightRows, QueryRun run, Frame? outer)
    {
        var index = new JoinIndex();
        var frame = new Frame(outer, []);
        foreach (var row in rightRows)
        {
            run.Tick();
            frame.Row = row;
            index.Add(row, _rightOnly is null || _rightOnly.IsTrue(frame, run) ? Key(_rightKeys, frame, run) : null);
        }

        return index;
    }

    /// <summary>The rows of the right side that match, each with the joined row.</summary>
    public IEnumerable<(object?[] Right, object?[] Joined)> Matches(object?[] left, JoinIndex index, QueryRun run, Frame? outer)
    {
        if (Key(_leftKeys, new Frame(outer, left), run) is not { } key)
        {
            yield break;
        }

        var frame = new Frame(outer, []);
        foreach (var right in index.Find(key))
        {
            run.Tick();
            object?[] joined = [.. left, .. right];
            frame.Row = joined;
            if (_rest is null || _rest.IsTrue(frame, run))
            {
                yield return (right, joined);
            }
        }
    }

    /// <summary>Null when a part of the key is NULL, which equals nothing.</summary>
    private static object? Key(List<BoundExpression> keys, Frame frame, QueryRun run)
    {
        if (keys.Count == 1)
        {
            return keys[0].Evaluate(frame, run);
        }

        var values = new object?[keys.Count];
        for (var at = 0; at < values.Length; at++)
        {
            if ((values[at] = keys[at].Evaluate(frame, run)) is null)
            {
                return null;
            }
        }

        return new Composite(values);
    }

    private bool TryKey(BoundExpression conjunct, IReadOnlyList<BoundExpression?> toRight)
    {
        if (conjunct is not ComputedValue { Name: "=" } equality)
        {
            return false;
        }

        foreach (var (one, other) in new[] { (equality.Parts[0], equality.Parts[1]), (equality.Parts[1], equality.Parts[0]) })
        {
            if (IsLeft(one) && IsRight(other) && Substitution.Apply(other, toRight) is { } right)
            {
                _leftKeys.Add(one);
                _rightKeys.Add(right);
                return true;
            }
        }

        return false;
    }

    private bool IsLeft(BoundExpression expression) =>
        References.UsesRow(expression) && References.Of(expression).All(column => column < _leftWidth);

    private bool IsRight(BoundExpression expression) =>
        References.UsesRow(expression) && References.Of(expression).All(column => column >= _leftWidth);
}
