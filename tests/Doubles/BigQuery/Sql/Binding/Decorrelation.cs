using Isobar.Tests.Doubles.BigQuery.Sql.Plans;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>A subquery's condition, said of a row that is the row outside followed by the row inside.</summary>
internal static class Decorrelation
{
    /// <summary>Null when the condition has subqueries of its own.</summary>
    public static BoundExpression? Apply(BoundExpression condition, int outsideWidth) => condition switch
    {
        ColumnValue { Depth: 0 } column => new ColumnValue(0, outsideWidth + column.Index, column.Name, column.Type),
        ColumnValue column => new ColumnValue(column.Depth - 1, column.Index, column.Name, column.Type),
        ComputedValue computed when computed.Parts.Select(part => Apply(part, outsideWidth)).ToList() is var parts =>
            parts.Contains(null) ? null : computed.Of(parts!),
        SubqueryValue => null,
        _ => condition,
    };
}
