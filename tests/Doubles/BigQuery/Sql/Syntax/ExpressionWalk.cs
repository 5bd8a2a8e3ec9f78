namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

/// <summary>Expressions within expressions, not those of queries within.</summary>
internal static class ExpressionWalk
{
    public static bool Any(Expression expression, Func<Expression, bool> wanted) =>
        wanted(expression) || Children(expression).Any(child => Any(child, wanted));

    private static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        FieldExpression field => [field.Operand],
        ElementExpression element => [element.Operand, element.Index],
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        IsExpression test => [test.Operand],
        BetweenExpression between => [between.Operand, between.Low, between.High],
        LikeExpression like => [like.Operand, like.Pattern],
        InListExpression inList => [inList.Operand, .. inList.Items],
        InArrayExpression inArray => [inArray.Operand, inArray.Array],
        InQueryExpression inQuery => [inQuery.Operand],
        CaseExpression choice => [
            .. Optional(choice.Operand), .. choice.Branches.SelectMany(branch => (Expression[])[branch.When, branch.Then]), .. Optional(choice.Else)],
        CastExpression cast => [cast.Operand],
        ExtractExpression extract => [extract.Operand, .. Optional(extract.Zone)],
        IntervalExpression interval => [interval.Amount],
        ArrayExpression array => array.Items,
        StructExpression record => record.Fields.Select(field => field.Value),
        CallExpression call => [
            .. call.Arguments, .. call.OrderBy.Select(item => item.Expression),
            .. call.Over?.PartitionBy ?? [], .. call.Over?.OrderBy.Select(item => item.Expression) ?? []],
        _ => [],
    };

    private static IEnumerable<Expression> Optional(Expression? expression) => expression is null ? [] : [expression];
}
