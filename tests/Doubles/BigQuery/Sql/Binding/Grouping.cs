using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>
/// GROUP BY while a query is bound: the keys are known first, aggregates are added as expressions ask for them. A grouped row is the
/// keys, then the aggregates.
/// </summary>
internal sealed class Grouping(ExpressionBinder plain, IReadOnlyList<BoundExpression> keys)
{
    private readonly List<AggregateCall> _aggregates = [];

    /// <summary>Binds on the rows before grouping.</summary>
    public ExpressionBinder Plain { get; } = plain;

    public IReadOnlyList<BoundExpression> Keys { get; } = keys;

    public IReadOnlyList<AggregateCall> Aggregates => _aggregates;

    /// <summary>What subqueries see of the grouped row: the keys that are columns.</summary>
    public Scope Scope { get; } = new(plain.Scope.Parent, [.. keys.SelectMany((key, at) => key is ColumnValue { Depth: 0 } column
        ? plain.Scope.Columns.Where(known => known.Index == column.Index).Select(known => known with { Index = at })
        : [])]);

    public static bool IsAggregate(Expression expression) =>
        expression is CallExpression { Over: null } call && (call.Star || Functions.Aggregates.Find(call.Function) is not null);

    public static bool HasAggregate(Expression expression) => ExpressionWalk.Any(expression, IsAggregate);

    /// <summary>The key that <paramref name="expression"/> is, or null.</summary>
    public ColumnValue? Match(Expression expression)
    {
        if (Keys.Count == 0 || expression is LiteralExpression
            || ExpressionWalk.Any(expression, part => part is CallExpression call && (call.Over is not null || IsAggregate(call))))
        {
            return null;
        }

        var signature = Plain.Bind(expression).Signature;
        for (var at = 0; at < Keys.Count; at++)
        {
            if (Keys[at].Signature == signature)
            {
                return new ColumnValue(0, at, (Keys[at] as ColumnValue)?.Name ?? "", Keys[at].Type);
            }
        }

        return null;
    }

    public ColumnValue Add(AggregateCall call)
    {
        _aggregates.Add(call);
        return new ColumnValue(0, Keys.Count + _aggregates.Count - 1, call.Function, call.Type);
    }
}
