namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>Conditions taken apart at their ANDs.</summary>
public static class Conjuncts
{
    public static IEnumerable<BoundExpression> Of(BoundExpression condition) =>
        condition is ComputedValue { Name: "AND" } and ? and.Parts.SelectMany(Of) : [condition];

    public static BoundExpression? Join(IEnumerable<BoundExpression> conditions) =>
        conditions.Aggregate((BoundExpression?)null, (left, right) => left is null ? right : Binding.Logic.And(left, right));
}
