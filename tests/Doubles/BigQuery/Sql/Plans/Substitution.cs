namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>A condition on a node's columns, said of the rows of the node below.</summary>
public static class Substitution
{
    /// <param name="values">What each of the node's columns is below; null: nothing that can be said there.</param>
    /// <returns>Null when the condition cannot be said below.</returns>
    public static BoundExpression? Apply(BoundExpression condition, IReadOnlyList<BoundExpression?> values) =>
        References.HasSubquery(condition) || References.Of(condition).Any(column => values[column] is not ColumnValue { Depth: 0 })
            ? null
            : Replace(condition, values);

    /// <summary>The columns from <paramref name="first"/> on, counted from zero; those before it are nothing below.</summary>
    public static IReadOnlyList<BoundExpression?> From(int first, IReadOnlyList<PlanColumn> columns) =>
        [.. columns.Select((column, at) => at < first ? null : new ColumnValue(0, at - first, column.Name, column.Type))];

    private static BoundExpression Replace(BoundExpression expression, IReadOnlyList<BoundExpression?> values) => expression switch
    {
        ColumnValue { Depth: 0 } column => values[column.Index]!,
        ComputedValue computed => computed.Of([.. computed.Parts.Select(part => Replace(part, values))]),
        _ => expression,
    };
}
