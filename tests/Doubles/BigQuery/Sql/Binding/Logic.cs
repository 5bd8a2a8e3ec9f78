using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>Logic with three values, and comparisons, for which NULL is neither equal nor different.</summary>
public static class Logic
{
    public static ComputedValue And(BoundExpression left, BoundExpression right) =>
        new("AND", SqlType.Bool, [left, right], static (parts, frame, run) => parts[0].Evaluate(frame, run) switch
        {
            false => false,
            null => parts[1].Evaluate(frame, run) is false ? false : null,
            _ => parts[1].Evaluate(frame, run),
        });

    public static ComputedValue Or(BoundExpression left, BoundExpression right) =>
        new("OR", SqlType.Bool, [left, right], static (parts, frame, run) => parts[0].Evaluate(frame, run) switch
        {
            true => true,
            null => parts[1].Evaluate(frame, run) is true ? true : null,
            _ => parts[1].Evaluate(frame, run),
        });

    public static ComputedValue Not(BoundExpression operand) =>
        new("NOT", SqlType.Bool, [operand], static (parts, frame, run) =>
            parts[0].Evaluate(frame, run) is bool value ? !value : null);

    public static BoundExpression NotIf(bool negated, BoundExpression operand) => negated ? Not(operand) : operand;

    /// <param name="sign">One of = != &lt; &lt;= &gt; &gt;=; both sides are of one type.</param>
    public static ComputedValue Compare(string sign, BoundExpression left, BoundExpression right) =>
        new(sign, SqlType.Bool, [left, right], (parts, frame, run) =>
            parts[0].Evaluate(frame, run) is { } one && parts[1].Evaluate(frame, run) is { } other ? Holds(sign, one, other) : null);

    /// <summary>Null when <paramref name="value"/> is NULL, or is not found and one of the values is NULL.</summary>
    public static object? Contains(IEnumerable<object?> values, object? value)
    {
        if (value is null)
        {
            return null;
        }

        var unknown = false;
        foreach (var candidate in values)
        {
            if (value.Equals(candidate))
            {
                return true;
            }

            unknown |= candidate is null;
        }

        return unknown ? null : false;
    }

    private static bool Holds(string sign, object one, object other)
    {
        if (sign is "=")
        {
            return one is double number ? number == (double)other : one.Equals(other);
        }

        if (one is double.NaN || other is double.NaN)
        {
            return sign == "!=";
        }

        var order = ValueOrder.Compare(one, other);
        return sign switch
        {
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
