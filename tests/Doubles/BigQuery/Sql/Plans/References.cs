namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>Which columns expressions and plans look at.</summary>
public static class References
{
    /// <summary>Columns that <paramref name="expression"/> takes from the row <paramref name="depth"/> queries outside of it.</summary>
    public static IEnumerable<int> Of(BoundExpression expression, int depth = 0) => expression switch
    {
        ColumnValue column => column.Depth == depth ? [column.Index] : [],
        SubqueryValue subquery => subquery.Parts.SelectMany(part => Of(part, depth)).Concat(Of(subquery.Plan, depth + 1)),
        _ => expression.Parts.SelectMany(part => Of(part, depth)),
    };

    public static IEnumerable<int> Of(PlanNode plan, int depth) =>
        plan.Expressions.SelectMany(expression => Of(expression, depth)).Concat(plan.Inputs.SelectMany(input => Of(input, depth)));

    /// <summary>Whether the value may differ between rows of the query that <paramref name="expression"/> stands in.</summary>
    public static bool UsesRow(BoundExpression expression) => Of(expression).Any();

    public static bool HasSubquery(BoundExpression expression) => expression is SubqueryValue || expression.Parts.Any(HasSubquery);

    public static bool UsesOuter(BoundExpression expression) => Outside(expression, 0);

    public static bool UsesOuter(PlanNode plan) => Outside(plan, 0);

    private static bool Outside(BoundExpression expression, int depth) => expression switch
    {
        ColumnValue column => column.Depth > depth,
        SubqueryValue subquery => subquery.Parts.Any(part => Outside(part, depth)) || Outside(subquery.Plan, depth + 1),
        _ => expression.Parts.Any(part => Outside(part, depth)),
    };

    private static bool Outside(PlanNode plan, int depth) =>
        plan.Expressions.Any(expression => Outside(expression, depth)) || plan.Inputs.Any(input => Outside(input, depth));

    /// <summary>All plans below, those of subqueries included.</summary>
    public static IEnumerable<PlanNode> Within(PlanNode plan) =>
        plan.Inputs.SelectMany(Within).Concat(plan.Expressions.SelectMany(Within)).Prepend(plan);

    private static IEnumerable<PlanNode> Within(BoundExpression expression)
    {
        var inside = expression.Parts.SelectMany(Within);
        return expression is SubqueryValue subquery ? inside.Concat(Within(subquery.Plan)) : inside;
    }
}
