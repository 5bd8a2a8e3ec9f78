using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>Gives names and types to the expressions of one query.</summary>
internal sealed partial class ExpressionBinder(QueryBinder queries, Scope scope)
{
    public Scope Scope { get; } = scope;

    /// <summary>Set where expressions speak of groups instead of rows.</summary>
    public Grouping? Grouping { get; init; }

    /// <summary>Where analytic functions are collected; null where there may be none.</summary>
    public List<(WindowCall Call, ColumnValue Slot)>? Windows { get; init; }

    /// <summary>The select list's names, where they may be used: GROUP BY, HAVING, QUALIFY, ORDER BY.</summary>
    public IReadOnlyDictionary<string, BoundExpression>? Aliases { get; init; }

    public IReadOnlyDictionary<string, WindowSpecification>? NamedWindows { get; init; }

    private BindingContext Context => queries.Context;

    public BoundExpression Bind(Expression expression) => Grouping?.Match(expression) ?? Unmatched(expression);

    /// <exception cref="QueryException">The expression is not a BOOL.</exception>
    public BoundExpression BindCondition(Expression expression, string clause)
    {
        var bound = Bind(expression);
        return Coercion.To(bound, SqlType.Bool, expression.At) ?? throw new QueryException(
            $"{clause} should return type BOOL, but returns {bound.Type}", expression.At);
    }

    private BoundExpression Unmatched(Expression expression) => expression switch
    {
        LiteralExpression literal => new ConstantValue(literal.Value, literal.Type),
        ParameterExpression parameter => Context.Parameter(parameter.Name, parameter.At),
        NameExpression name => Name(name),
        FieldExpression field => Field(Bind(field.Operand), field.Name, field.At),
        ElementExpression element => Element(element),
        UnaryExpression unary => Unary(unary),
        BinaryExpression binary => Binary(binary),
        IsExpression test => Is(test),
        BetweenExpression between => Between(between),
        LikeExpression like => Like(like),
        InListExpression inList => InList(inList),
        InArrayExpression inArray => InArray(inArray),
        InQueryExpression inQuery => InQuery(inQuery),
        CaseExpression choice => Case(choice),
        CastExpression cast => CastTo(cast),
        ExtractExpression extract => Extract(extract),
        IntervalExpression interval => IntervalOf(interval),
        ArrayExpression array => Array(array),
        StructExpression record => Struct(record),
        QueryExpression scalar => Scalar(scalar),
        ArrayQueryExpression array => ArrayOf(array),
        ExistsExpression exists => Exists(exists),
        CallExpression call => Call(call),
        _ => throw new QueryException($"The BigQuery double does not support {expression.GetType().Name}", expression.At),
    };

    /// <summary>Brings all to one type.</summary>
    private List<BoundExpression> Unify(IReadOnlyList<BoundExpression> expressions, string what, Position at)
    {
        var type = Coercion.Common(expressions) ?? throw NoSignature(what, expressions, at);
        return [.. expressions.Select(expression => Coercion.To(expression, type, at) ?? throw NoSignature(what, expressions, at))];
    }

    private static QueryException NoSignature(string what, IEnumerable<BoundExpression> arguments, Position at) =>
        new($"No matching signature for {what} for argument types: {string.Join(", ", arguments.Select(argument => argument.Type))}", at);
}
