using Isobar.Tests.Doubles.BigQuery.Sql.Functions;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>+ - * / || and the bits: https://cloud.google.com/bigquery/docs/reference/standard-sql/operators.</summary>
internal static class Arithmetic
{
    public static BoundExpression Bind(string sign, BoundExpression left, BoundExpression right, Position at)
    {
        if (sign == "||")
        {
            return Join(left, right, at);
        }

        if (right.Type.Kind == TypeKind.Interval && left.Type.Kind is TypeKind.Timestamp or TypeKind.Date or TypeKind.DateTime && sign is "+" or "-")
        {
            return Shift(sign == "+" ? 1 : -1, left, right);
        }

        var type = sign == "/" && Coercion.Common([left, right]) == SqlType.Int64 ? SqlType.Float64 : Coercion.Common([left, right]);
        type = type == SqlType.Null ? SqlType.Int64 : type;
        var one = type is { IsNumber: true } ? Coercion.To(left, type, at) : null;
        var other = type is { IsNumber: true } ? Coercion.To(right, type, at) : null;
        if (one is null || other is null || (sign is "|" or "&" or "^" or "<<" or ">>" && type != SqlType.Int64))
        {
            throw new QueryException($"No matching signature for operator {sign} for argument types: {left.Type}, {right.Type}", at);
        }

        return new ComputedValue(sign, type!, [one, other], (parts, frame, run) =>
            parts[0].Evaluate(frame, run) is { } x && parts[1].Evaluate(frame, run) is { } y ? Number(sign, x, y) : null);
    }

    private static object Number(string sign, object left, object right) => (left, right) switch
    {
        (long x, long y) => Integer(sign, x, y),
        (decimal x, decimal y) => sign switch
        {
            "+" => x + y,
            "-" => x - y,
            "*" => x * y,
            _ => y == 0 ? throw new QueryException($"division by zero: {x} / {y}") : x / y,
        },
        _ => Real(sign, (double)left, (double)right),
    };

    private static long Integer(string sign, long x, long y)
    {
        try
        {
            return sign switch
            {
                "+" => checked(x + y),
                "-" => checked(x - y),
                "*" => checked(x * y),
                "|" => x | y,
                "&" => x & y,
                "^" => x ^ y,
                "<<" => y >= 64 ? 0 : x << (int)y,
                _ => y >= 64 ? 0 : (long)((ulong)x >> (int)y),
            };
        }
        catch (OverflowException)
        {
            throw new QueryException($"int64 overflow: {x} {sign} {y}");
        }
    }

    private static double Real(string sign, double x, double y) => sign switch
    {
        "+" => x + y,
        "-" => x - y,
        "*" => x * y,
        _ => y == 0 ? throw new QueryException($"division by zero: {ValueCast.ToText(x)} / {ValueCast.ToText(y)}") : x / y,
    };

    private static ComputedValue Join(BoundExpression left, BoundExpression right, Position at)
    {
        if (left.Type.Kind == TypeKind.Array && left.Type == right.Type)
        {
            return new ComputedValue("||", left.Type, [left, right], static (parts, frame, run) =>
                parts[0].Evaluate(frame, run) is ArrayValue x && parts[1].Evaluate(frame, run) is ArrayValue y
                    ? new ArrayValue([.. x.Elements, .. y.Elements])
                    : null);
        }

        if (Coercion.To(left, SqlType.String, at) is not { } one || Coercion.To(right, SqlType.String, at) is not { } other)
        {
            throw new QueryException($"No matching signature for operator || for argument types: {left.Type}, {right.Type}", at);
        }

        return new ComputedValue("||", SqlType.String, [one, other], static (parts, frame, run) =>
            parts[0].Evaluate(frame, run) is string x && parts[1].Evaluate(frame, run) is string y ? x + y : null);
    }

    private static ComputedValue Shift(int sign, BoundExpression left, BoundExpression right) =>
        new(sign > 0 ? "+" : "-", left.Type, [left, right], (parts, frame, run) =>
            parts[1].Evaluate(frame, run) is Interval interval
                ? parts[0].Evaluate(frame, run) switch
                {
                    Timestamp instant => Timestamp.From(DateParts.Add(instant.ToUtc(), sign * interval.Amount, interval.Part)),
                    DateOnly date => DateOnly.FromDateTime(DateParts.Add(date.ToDateTime(default), sign * interval.Amount, interval.Part)),
                    DateTime local => DateParts.Add(local, sign * interval.Amount, interval.Part),
                    _ => null,
                }
                : null);
}
