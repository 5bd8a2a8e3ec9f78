using Isobar.Tests.Doubles.BigQuery.Sql.Functions;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

internal sealed partial class ExpressionBinder
{
    private BoundExpression Call(CallExpression call)
    {
        if (call.Over is not null)
        {
            return Window(call);
        }

        if (Grouping.IsAggregate(call))
        {
            return Grouping is null
                ? throw new QueryException($"Aggregate function {call.Function} not allowed here", call.At)
                : Grouping.Add(Grouping.Plain.AggregateOf(call));
        }

        if (call.Function.StartsWith("SAFE.", StringComparison.Ordinal))
        {
            return Safe(Bind(call with { Function = call.Function["SAFE.".Length..] }));
        }

        return Clocked(call) ?? Conditional(call) ?? Scalar(call);
    }

    private ConstantValue? Clocked(CallExpression call) =>
        call.Arguments.Count <= 1 && call.Function.StartsWith("CURRENT_", StringComparison.Ordinal)
            ? Clock(call.Function, call.Arguments is [LiteralExpression { Value: string zone }] ? zone : null)
            : null;

    private ComputedValue? Conditional(CallExpression call)
    {
        switch (call.Function)
        {
            case "IF" when call.Arguments.Count == 3:
                return Choice([BindCondition(call.Arguments[0], "IF condition")], Unified(call, 1));
            case "COALESCE" or "IFNULL" when call.Arguments.Count > 0:
                var values = Unified(call, 0);
                return new ComputedValue(call.Function, values[0].Type, values, static (parts, frame, run) =>
                    parts.Select(part => part.Evaluate(frame, run)).FirstOrDefault(value => value is not null));
            case "NULLIF" when call.Arguments.Count == 2:
                var both = Unified(call, 0);
                return new ComputedValue("NULLIF", both[0].Type, both, static (parts, frame, run) =>
                    parts[0].Evaluate(frame, run) is { } value && !value.Equals(parts[1].Evaluate(frame, run)) ? value : null);
            case "GREATEST" or "LEAST" when call.Arguments.Count > 0:
                return Extreme(call.Function, Unified(call, 0));
            default:
                return null;
        }
    }

    private List<BoundExpression> Unified(CallExpression call, int from) =>
        Unify([.. call.Arguments.Skip(from).Select(Bind)], $"function {call.Function}", call.At);

    private static ComputedValue Extreme(string name, List<BoundExpression> values) =>
        new(name, values[0].Type, values, (parts, frame, run) =>
        {
            var all = parts.Select(part => part.Evaluate(frame, run)).ToList();
            return all.Contains(null) ? null
                : name == "GREATEST" ? all.MaxBy(value => value, Comparer<object?>.Create(ValueOrder.Compare))
                : all.MinBy(value => value, Comparer<object?>.Create(ValueOrder.Compare));
        });

    private BoundExpression Scalar(CallExpression call)
    {
        var signatures = ScalarFunctions.All.Find(call.Function) ?? throw new QueryException(
            $"Function not found: {call.Function}{(Spelling.Nearest(call.Function, ScalarFunctions.All.Names) is { } near ? $"; Did you mean {near.ToLowerInvariant()}?" : "")}",
            call.At);
        var bound = call.Arguments.Select((argument, at) => signatures[0].ParameterAt(at) is { IsPart: true } && argument is NameExpression { Parts: [var part] }
            ? new ConstantValue(part.ToUpperInvariant(), SqlType.String)
            : Bind(argument)).ToList();
        foreach (var signature in signatures.OrderBy(signature => bound.Where((argument, at) => signature.ParameterAt(at)?.Type is { } type && argument.Type != type).Count()))
        {
            if (Fit(signature, bound, call.At) is { } arguments)
            {
                return Apply(call.Function, signature, arguments);
            }
        }

        throw NoSignature($"function {call.Function}", bound, call.At);
    }

    private static List<BoundExpression>? Fit(ScalarFunction signature, List<BoundExpression> arguments, Position at)
    {
        if (arguments.Count < signature.Required || (arguments.Count > signature.Parameters.Count && !signature.Variadic))
        {
            return null;
        }

        var fitted = arguments.Select((argument, index) => signature.ParameterAt(index)!.Type is { } type
            ? Coercion.To(argument, type, at)
            : argument).ToList();
        return fitted.Contains(null) ? null : [.. fitted.OfType<BoundExpression>()];
    }

    private static BoundExpression Apply(string name, ScalarFunction function, List<BoundExpression> arguments)
    {
        var type = function.Returns([.. arguments.Select(argument => argument.Type)]);
        var value = new ComputedValue(name, type, arguments, (parts, frame, run) =>
        {
            var values = new object?[parts.Count];
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = parts[at].Evaluate(frame, run);
                if (values[at] is null && !function.TakesNulls)
                {
                    return null;
                }
            }

            return function.Evaluate(values);
        });

        // What is constant is worked out once; partitions are chosen by it, too.
        return !function.Volatile && type.Kind != TypeKind.Array && arguments.TrueForAll(argument => argument is ConstantValue)
            ? new ConstantValue(value.Evaluate(new Frame(null, []), new QueryRun(default, default)), type, adapts: false)
            : value;
    }

    private AggregateCall AggregateOf(CallExpression call)
    {
        if (call.Star)
        {
            return call.Function == "COUNT"
                ? new AggregateCall("COUNT", SqlType.Int64, [], false, true, [], null, static () => new CountSummary())
                : throw new QueryException($"Argument * can only be used in COUNT(*), but was used in {call.Function}", call.At);
        }

        var aggregate = Aggregates.Find(call.Function)!;
        var arguments = call.Arguments.Select(Bind).ToList();
        var type = arguments.Count < aggregate.Minimum || arguments.Count > aggregate.Maximum
            ? null
            : aggregate.Returns([.. arguments.Select(argument => argument.Type)]);
        if (type is null)
        {
            throw NoSignature($"aggregate function {call.Function}", arguments, call.At);
        }

        return new AggregateCall(
            call.Function,
            type,
            arguments,
            call.Distinct || call.Function == "APPROX_COUNT_DISTINCT",
            aggregate.KeepsNulls && !call.IgnoreNulls,
            [.. call.OrderBy.Select(SortKeyOf)],
            (call.Limit as LiteralExpression)?.Value as long?,
            () => aggregate.Create(arguments[0].Type));
    }

    public SortKey SortKeyOf(OrderItem item) => new(Bind(item.Expression), item.Descending, item.PutsNullsFirst);

    private ColumnValue Window(CallExpression call)
    {
        if (Windows is null)
        {
            throw new QueryException($"Analytic function {call.Function} not allowed here", call.At);
        }

        var over = call.Over!.IsReference ? Named(call.Over) : call.Over;
        var inner = new ExpressionBinder(queries, Scope) { Grouping = Grouping };
        var aggregate = Grouping.IsAggregate(call with { Over = null }) ? inner.AggregateOf(call) : null;
        var arguments = aggregate is null ? call.Arguments.Select(inner.Bind).ToList() : [];
        var type = aggregate?.Type ?? NumberingType(call, arguments);
        var slot = new ColumnValue(0, -1, call.Function, type);
        Windows.Add((new WindowCall(
            call.Function,
            type,
            arguments,
            aggregate,
            [.. over.PartitionBy.Select(inner.Bind)],
            [.. over.OrderBy.Select(inner.SortKeyOf)],
            over.WholePartition), slot));
        return slot;
    }

    private WindowSpecification Named(WindowSpecification reference)
    {
        var name = ((NameExpression)reference.PartitionBy[0]).Parts[0];
        return NamedWindows?.GetValueOrDefault(name) ?? throw new QueryException($"Unrecognized window alias {name}", reference.At);
    }

    private static SqlType NumberingType(CallExpression call, List<BoundExpression> arguments) => call.Function switch
    {
        "ROW_NUMBER" or "RANK" or "DENSE_RANK" when arguments.Count == 0 => SqlType.Int64,
        "FIRST_VALUE" or "LAST_VALUE" or "LAG" or "LEAD" when arguments.Count > 0 => arguments[0].Type,
        _ => throw new QueryException($"Function not found: {call.Function}", call.At),
    };
}
