using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>
/// What becomes another type by itself: https://cloud.google.com/bigquery/docs/reference/standard-sql/conversion_rules#coercion.
/// </summary>
public static class Coercion
{
    /// <summary>Null when the expression does not become a <paramref name="type"/>.</summary>
    /// <exception cref="QueryException">A literal that could become one has a value that cannot.</exception>
    public static BoundExpression? To(BoundExpression expression, SqlType type, Position at)
    {
        if (expression.Type == type)
        {
            return expression;
        }

        if (expression.Type.Kind == TypeKind.Null)
        {
            return new ConstantValue(null, type);
        }

        if (expression is ConstantValue { Adapts: true } constant && Adapts(constant.Type, type))
        {
            return Literal(constant, type, at);
        }

        return Widens(expression.Type, type) ? Cast(expression, type) : null;
    }

    public static ComputedValue Cast(BoundExpression expression, SqlType type) =>
        new("CAST", type, [expression], (parts, frame, run) => ValueCast.Convert(parts[0].Evaluate(frame, run), type));

    /// <summary>The type that all have in common, or null.</summary>
    public static SqlType? Common(IEnumerable<BoundExpression> expressions)
    {
        var all = expressions.Where(expression => expression.Type.Kind != TypeKind.Null).ToList();
        if (all.Count == 0)
        {
            return SqlType.Null;
        }

        return all.Select(expression => expression.Type).Append(SqlType.Float64).Distinct()
            .FirstOrDefault(type => all.TrueForAll(expression => Fits(expression, type)));
    }

    private static bool Fits(BoundExpression expression, SqlType type) =>
        expression.Type == type || Widens(expression.Type, type)
        || (expression is ConstantValue { Adapts: true } && Adapts(expression.Type, type));

    private static bool Widens(SqlType from, SqlType to) => (from.Kind, to.Kind) switch
    {
        (TypeKind.Int64, TypeKind.Float64 or TypeKind.Numeric) => true,
        (TypeKind.Numeric, TypeKind.Float64) => true,
        (TypeKind.Date, TypeKind.DateTime) => true,
        _ => false,
    };

    private static bool Adapts(SqlType from, SqlType to) => (from.Kind, to.Kind) switch
    {
        (TypeKind.String, TypeKind.Timestamp or TypeKind.Date or TypeKind.DateTime or TypeKind.Time) => true,
        (TypeKind.Float64, TypeKind.Numeric) => true,
        (TypeKind.Array, TypeKind.Array) => from.Element!.Kind == TypeKind.Null || from.Element == to.Element
            || Adapts(from.Element!, to.Element!) || Widens(from.Element!, to.Element!),
        _ => Widens(from, to),
    };

    private static ConstantValue Literal(ConstantValue constant, SqlType type, Position at)
    {
        try
        {
            return new ConstantValue(ValueCast.Convert(constant.Value, type), type);
        }
        catch (QueryException)
        {
            throw new QueryException($"Could not cast literal \"{constant.Value}\" to type {type}", at);
        }
    }
}
