using System.Text;
using System.Text.RegularExpressions;
using Isobar.Tests.Doubles.BigQuery.Sql.Functions;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

internal sealed partial class ExpressionBinder
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private BoundExpression Unary(UnaryExpression unary)
    {
        var operand = Bind(unary.Operand);
        if (unary.Operator == "NOT")
        {
            return Logic.Not(Coercion.To(operand, SqlType.Bool, unary.At) ?? throw NoSignature("operator NOT", [operand], unary.At));
        }

        return operand.Type.IsNumber && unary.Operator == "-"
            ? Arithmetic.Bind("-", new ConstantValue(0L, SqlType.Int64), operand, unary.At)
            : throw NoSignature($"operator {unary.Operator}", [operand], unary.At);
    }

    private BoundExpression Binary(BinaryExpression binary)
    {
        var left = Bind(binary.Left);
        var right = Bind(binary.Right);
        switch (binary.Operator)
        {
            case "AND" or "OR":
                var one = Coercion.To(left, SqlType.Bool, binary.At) ?? throw NoSignature($"operator {binary.Operator}", [left, right], binary.At);
                var other = Coercion.To(right, SqlType.Bool, binary.At) ?? throw NoSignature($"operator {binary.Operator}", [left, right], binary.At);
                return binary.Operator == "AND" ? Logic.And(one, other) : Logic.Or(one, other);
            case "=" or "!=" or "<" or "<=" or ">" or ">=":
                return Comparison(binary.Operator, left, right, binary.At);
            default:
                return Arithmetic.Bind(binary.Operator, left, right, binary.At);
        }
    }

    private ComputedValue Comparison(string sign, BoundExpression left, BoundExpression right, Position at)
    {
        var both = Unify([left, right], $"operator {sign}", at);
        return both[0].Type.IsComparable ? Logic.Compare(sign, both[0], both[1]) : throw NoSignature($"operator {sign}", both, at);
    }

    private ComputedValue Is(IsExpression test)
    {
        var operand = Bind(test.Operand);
        return test.What == "NULL"
            ? new ComputedValue(test.Negated ? "IS NOT NULL" : "IS NULL", SqlType.Bool, [operand], (parts, frame, run) =>
                parts[0].Evaluate(frame, run) is null != test.Negated)
            : new ComputedValue($"IS {test.What} {test.Negated}", SqlType.Bool, [operand], (parts, frame, run) =>
                parts[0].Evaluate(frame, run) is bool value && value == (test.What == "TRUE") != test.Negated
                || (parts[0].Evaluate(frame, run) is null && test.Negated));
    }

    private BoundExpression Between(BetweenExpression between)
    {
        var all = Unify([Bind(between.Operand), Bind(between.Low), Bind(between.High)], "operator BETWEEN", between.At);
        var within = new ComputedValue("BETWEEN", SqlType.Bool, all, static (parts, frame, run) =>
            parts[0].Evaluate(frame, run) is { } value && parts[1].Evaluate(frame, run) is { } low && parts[2].Evaluate(frame, run) is { } high
                ? ValueOrder.Compare(value, low) >= 0 && ValueOrder.Compare(value, high) <= 0
                : null);
        return Logic.NotIf(between.Negated, within);
    }

    private BoundExpression Like(LikeExpression like)
    {
        BoundExpression[] both = [Bind(like.Operand), Bind(like.Pattern)];
        if (both.Any(part => Coercion.To(part, SqlType.String, like.At) is null))
        {
            throw NoSignature("operator LIKE", both, like.At);
        }

        var constant = (both[1] as ConstantValue)?.Value is string text ? Pattern(text) : null;
        return Logic.NotIf(like.Negated, new ComputedValue("LIKE", SqlType.Bool, both, (parts, frame, run) =>
            parts[0].Evaluate(frame, run) is string value && parts[1].Evaluate(frame, run) is string pattern
                ? (constant ?? Pattern(pattern)).IsMatch(value)
                : null));
    }

    private static Regex Pattern(string like)
    {
        var pattern = new StringBuilder(@"\A");
        for (var at = 0; at < like.Length; at++)
        {
            pattern.Append(like[at] switch
            {
                '%' => ".*",
                '_' => ".",
                '\\' when at + 1 < like.Length => Regex.Escape(like[++at].ToString()),
                var character => Regex.Escape(character.ToString()),
            });
        }

        return new Regex(pattern.Append(@"\z").ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant, PatternTimeout);
    }

    private BoundExpression InList(InListExpression inList)
    {
        var all = Unify([Bind(inList.Operand), .. inList.Items.Select(Bind)], "operator IN", inList.At);
        return Logic.NotIf(inList.Negated, new ComputedValue("IN", SqlType.Bool, all, static (parts, frame, run) =>
            Logic.Contains(parts.Skip(1).Select(part => part.Evaluate(frame, run)), parts[0].Evaluate(frame, run))));
    }

    private BoundExpression InArray(InArrayExpression inArray)
    {
        var operand = Bind(inArray.Operand);
        var array = Bind(inArray.Array);
        if (array.Type.Kind != TypeKind.Array && array.Type.Kind != TypeKind.Null)
        {
            throw new QueryException($"Second argument of IN UNNEST must be an array but was {array.Type}", inArray.At);
        }

        var fitted = Coercion.To(array, SqlType.ArrayOf(operand.Type), inArray.At);
        if (fitted is null && array.Type.Element is { } element && Coercion.To(operand, element, inArray.At) is { } widened)
        {
            (operand, fitted) = (widened, array);
        }

        return Logic.NotIf(inArray.Negated, Membership(operand, fitted ?? throw NoSignature("operator IN UNNEST", [operand, array], inArray.At)));
    }

    private static ComputedValue Membership(BoundExpression operand, BoundExpression array)
    {
        // A long list of keys is looked through once for each row of a table, hence a set where the list is a constant.
        var known = ((array as ConstantValue)?.Value as ArrayValue)?.Elements.ToHashSet();
        return new ComputedValue("IN UNNEST", SqlType.Bool, [operand, array], (parts, frame, run) =>
        {
            var value = parts[0].Evaluate(frame, run);
            if (known is not null)
            {
                return value is null ? null : known.Contains(value) ? true : known.Contains(null) ? null : false;
            }

            return parts[1].Evaluate(frame, run) is ArrayValue array ? Logic.Contains(array.Elements, value) : false;
        });
    }

    private ComputedValue Case(CaseExpression choice)
    {
        var conditions = choice.Branches.Select(branch => choice.Operand is null
            ? BindCondition(branch.When, "CASE condition")
            : Comparison("=", Bind(choice.Operand), Bind(branch.When), branch.When.At)).ToList();
        List<BoundExpression> results = [.. choice.Branches.Select(branch => Bind(branch.Then))];
        results.Add(choice.Else is null ? new ConstantValue(null, SqlType.Null) : Bind(choice.Else));
        return Choice(conditions, Unify(results, "operator CASE", choice.At));
    }

    /// <summary>The result of the first condition that holds; the last result stands without a condition.</summary>
    private static ComputedValue Choice(List<BoundExpression> conditions, List<BoundExpression> results) =>
        new("CASE", results[0].Type, [.. conditions, .. results], (parts, frame, run) =>
        {
            var at = 0;
            while (at < conditions.Count && !parts[at].IsTrue(frame, run))
            {
                at++;
            }

            return parts[conditions.Count + at].Evaluate(frame, run);
        });

    private ComputedValue CastTo(CastExpression cast)
    {
        var operand = Bind(cast.Operand);
        if (!ValueCast.IsPossible(operand.Type, cast.Type))
        {
            throw new QueryException($"Invalid cast from {operand.Type} to {cast.Type}", cast.At);
        }

        return cast.Safe ? Safe(Coercion.Cast(operand, cast.Type)) : Coercion.Cast(operand, cast.Type);
    }

    private static ComputedValue Safe(BoundExpression operand) =>
        new("SAFE", operand.Type, [operand], static (parts, frame, run) =>
        {
            try
            {
                return parts[0].Evaluate(frame, run);
            }
            catch (Exception failed) when (failed is QueryException or FormatException)
            {
                return null;
            }
        });

    private ComputedValue Extract(ExtractExpression extract)
    {
        var operand = Bind(extract.Operand);
        if (operand.Type.Kind is not (TypeKind.Timestamp or TypeKind.Date or TypeKind.DateTime))
        {
            throw new QueryException($"EXTRACT from {operand.Type} is not supported", extract.At);
        }

        var zone = extract.Zone is null ? new ConstantValue(null, SqlType.String) : Bind(extract.Zone);
        return new ComputedValue($"EXTRACT {extract.Part}", DateParts.ExtractType(extract.Part), [operand, zone], (parts, frame, run) =>
            parts[0].Evaluate(frame, run) switch
            {
                null => null,
                Timestamp instant => DateParts.Extract(instant.ToUtc() + Offset(parts[1].Evaluate(frame, run), instant), extract.Part),
                DateOnly date => DateParts.Extract(date.ToDateTime(default), extract.Part),
                var local => DateParts.Extract((DateTime)local, extract.Part),
            });
    }

    private static TimeSpan Offset(object? zone, Timestamp instant) =>
        zone is string name ? DateParts.OffsetOf(name, instant.ToUtc()) : TimeSpan.Zero;

    private BoundExpression IntervalOf(IntervalExpression interval)
    {
        var amount = Bind(interval.Amount);
        var count = Coercion.To(amount, SqlType.Int64, interval.At) ?? throw NoSignature("operator INTERVAL", [amount], interval.At);
        return count is ConstantValue { Value: long constant }
            ? new ConstantValue(new Interval(constant, interval.Part), SqlType.Interval)
            : new ComputedValue($"INTERVAL {interval.Part}", SqlType.Interval, [count], (parts, frame, run) =>
                parts[0].Evaluate(frame, run) is long value ? new Interval(value, interval.Part) : null);
    }

    private BoundExpression Array(ArrayExpression array)
    {
        var items = Unify([.. array.Items.Select(Bind)], "operator ARRAY", array.At);
        var element = array.Element ?? (items.Count == 0 ? SqlType.Int64 : items[0].Type);
        items = [.. items.Select(item => Coercion.To(item, element, array.At) ?? throw NoSignature("operator ARRAY", [item], array.At))];
        return items.TrueForAll(item => item is ConstantValue)
            ? new ConstantValue(new ArrayValue([.. items.Select(item => ((ConstantValue)item).Value)]), SqlType.ArrayOf(element))
            : new ComputedValue("ARRAY", SqlType.ArrayOf(element), items, static (parts, frame, run) =>
                new ArrayValue([.. parts.Select(part => part.Evaluate(frame, run))]));
    }

    private ComputedValue Struct(StructExpression record)
    {
        var values = record.Fields.Select(field => Bind(field.Value)).ToList();
        var type = SqlType.StructOf([.. values.Select((value, at) => new SqlField(record.Fields[at].Name, value.Type))]);
        return new ComputedValue("STRUCT", type, values, static (parts, frame, run) =>
            new Composite([.. parts.Select(part => part.Evaluate(frame, run))]));
    }

    private ComputedValue Element(ElementExpression element)
    {
        var operand = Bind(element.Operand);
        var index = Bind(element.Index);
        if (operand.Type.Kind == TypeKind.Json)
        {
            return new ComputedValue("[]", SqlType.Json, [operand, index], static (parts, frame, run) =>
                JsonFunctions.Member(parts[0].Evaluate(frame, run), ValueCast.ToText(parts[1].Evaluate(frame, run) ?? "")));
        }

        if (operand.Type.Kind != TypeKind.Array)
        {
            throw new QueryException($"Element access using [] is not supported on values of type {operand.Type}", element.At);
        }

        var first = element.Mode.EndsWith("ORDINAL", StringComparison.Ordinal) ? 1 : 0;
        var safe = element.Mode.StartsWith("SAFE", StringComparison.Ordinal);
        return new ComputedValue($"[{element.Mode}]", operand.Type.Element!, [operand, index], (parts, frame, run) =>
        {
            if (parts[0].Evaluate(frame, run) is not ArrayValue array || parts[1].Evaluate(frame, run) is not long at)
            {
                return null;
            }

            at -= first;
            return at >= 0 && at < array.Elements.Count ? array.Elements[(int)at]
                : safe ? null : throw new QueryException($"Array index {at + first} is out of bounds");
        });
    }
}
