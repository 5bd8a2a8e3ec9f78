using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>One SELECT: FROM, WHERE, GROUP BY, HAVING, windows, QUALIFY, the list, DISTINCT and ORDER BY, in the order of their effect.</summary>
internal sealed class SelectBinder(QueryBinder queries, Select select, Scope? outer)
{
    private readonly List<(WindowCall Call, ColumnValue Slot)> _windows = [];
    private readonly Dictionary<string, BoundExpression> _aliases = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string? Name, BoundExpression Value)> _outputs = [];

    private Scope _scope = Scope.Empty;

    public PlanNode Bind(IReadOnlyList<OrderItem> orderBy)
    {
        var plan = Source();
        var grouping = GroupingOf(orderBy);
        var list = Binder(grouping);
        foreach (var (name, expression, bound) in Items(list))
        {
            Add(name, bound ?? list.Bind(expression!));
        }

        var later = Binder(grouping, _aliases);
        var having = select.Having is null ? null : later.BindCondition(select.Having, "HAVING clause");
        var qualify = select.Qualify is null ? null : later.BindCondition(select.Qualify, "QUALIFY clause");
        var order = orderBy.Select(item => OrderKey(item, later)).ToList();

        plan = grouping is null ? plan : new AggregateNode(plan, grouping.Keys, grouping.Aggregates);
        plan = having is null ? plan : new FilterNode(plan, having);
        plan = Windowed(plan);
        plan = qualify is null ? plan : new FilterNode(plan, qualify);
        return Listed(plan, order);
    }

    private PlanNode Source()
    {
        PlanNode plan = new OneRowNode();
        IReadOnlyList<ScopeColumn> columns = [];
        if (select.From is not null)
        {
            (plan, columns) = queries.From(select.From, outer);
        }

        _scope = new Scope(outer, columns);
        return select.Where is null
            ? plan
            : new FilterNode(plan, new ExpressionBinder(queries, _scope).BindCondition(select.Where, "WHERE clause"));
    }

    private ExpressionBinder Binder(Grouping? grouping, IReadOnlyDictionary<string, BoundExpression>? aliases = null) =>
        new(queries, _scope) { Grouping = grouping, Windows = _windows, Aliases = aliases, NamedWindows = select.Windows };

    private Grouping? GroupingOf(IReadOnlyList<OrderItem> orderBy)
    {
        var all = select.Items.OfType<SelectExpression>().Select(item => item.Expression)
            .Concat(select.Having is null ? [] : [select.Having])
            .Concat(select.Qualify is null ? [] : [select.Qualify])
            .Concat(orderBy.Select(item => item.Expression));
        if (!select.Grouped && !all.Any(Grouping.HasAggregate))
        {
            return select.Having is null ? null : throw new QueryException("The HAVING clause requires GROUP BY or aggregation to be present", select.Having.At);
        }

        var plain = new ExpressionBinder(queries, _scope);
        return new Grouping(plain, [.. select.GroupBy.Select(key => Key(key, plain))]);
    }

    /// <summary>A key by ordinal, by the select list's name, or as it stands.</summary>
    private BoundExpression Key(Expression key, ExpressionBinder plain)
    {
        var listed = key switch
        {
            LiteralExpression { Value: long ordinal } => ordinal >= 1 && ordinal <= select.Items.Count
                ? (select.Items[(int)ordinal - 1] as SelectExpression)?.Expression
                : throw new QueryException("GROUP BY column number item is out of range", key.At),
            NameExpression { Parts: [var name] } when !_scope.Named(name).Any() =>
                select.Items.OfType<SelectExpression>().FirstOrDefault(item => Scope.Same(item.Alias, name))?.Expression,
            _ => null,
        };
        var bound = plain.Bind(listed ?? key);
        return bound.Type.IsComparable
            ? bound
            : throw new QueryException($"Grouping by expressions of type {bound.Type} is not allowed", key.At);
    }

    private IEnumerable<(string? Name, Expression? Expression, BoundExpression? Bound)> Items(ExpressionBinder list)
    {
        foreach (var item in select.Items)
        {
            if (item is SelectExpression { Expression: var expression, Alias: var alias })
            {
                yield return (alias ?? NameOf(expression), expression, null);
                continue;
            }

            foreach (var (name, bound) in Star((SelectStar)item, list))
            {
                yield return (name, null, bound);
            }
        }
    }

    private IEnumerable<(string Name, BoundExpression Bound)> Star(SelectStar star, ExpressionBinder list)
    {
        if (select.From is null)
        {
            throw new QueryException("SELECT * must have a FROM clause", star.At);
        }

        var columns = (star.Of is null ? _scope.Columns.Where(column => !column.Merged) : _scope.Of(star.Of)).ToList();
        if (columns.Count == 0 && star.Of is not null)
        {
            throw new QueryException($"Unrecognized name: {star.Of}", star.At);
        }

        foreach (var missing in star.Except.Where(name => !columns.Exists(column => Scope.Same(column.Name, name))))
        {
            throw new QueryException($"Column {missing} in SELECT * EXCEPT list does not exist", star.At);
        }

        return columns
            .Where(column => !star.Except.Contains(column.Name, StringComparer.OrdinalIgnoreCase))
            .Select(column => (column.Name, star.Replace.FirstOrDefault(part => Scope.Same(part.Name, column.Name)).Value is { } value
                ? list.Bind(value)
                : list.Bind(new NameExpression(column.Qualifier is null ? [column.Name] : [column.Qualifier, column.Name], star.At))));
    }

    private void Add(string? name, BoundExpression value)
    {
        _outputs.Add((name, value));
        if (name is not null)
        {
            _aliases.TryAdd(name, value);
        }
    }

    private static string? NameOf(Expression expression) => expression switch
    {
        NameExpression name => name.Parts[^1],
        FieldExpression field => field.Name,
        _ => null,
    };

    private SortKey OrderKey(OrderItem item, ExpressionBinder later)
    {
        var value = item.Expression switch
        {
            LiteralExpression { Value: long ordinal } => ordinal >= 1 && ordinal <= _outputs.Count
                ? _outputs[(int)ordinal - 1].Value
                : throw new QueryException($"ORDER BY column number item is out of range. Column numbers must be between 1 and {_outputs.Count}", item.Expression.At),
            NameExpression { Parts: [var name] } when _aliases.TryGetValue(name, out var aliased) => aliased,
            _ => later.Bind(item.Expression),
        };
        return value.Type.IsComparable
            ? new SortKey(value, item.Descending, item.PutsNullsFirst)
            : throw new QueryException($"ORDER BY does not support expressions of type {value.Type}", item.Expression.At);
    }

    private PlanNode Windowed(PlanNode plan)
    {
        if (_windows.Count == 0)
        {
            return plan;
        }

        for (var at = 0; at < _windows.Count; at++)
        {
            _windows[at].Slot.Index = plan.Columns.Count + at;
        }

        return new WindowNode(plan, [.. _windows.Select(window => window.Call)]);
    }

    /// <summary>The list, with what ORDER BY needs beside it until the rows are sorted.</summary>
    private PlanNode Listed(PlanNode plan, List<SortKey> order)
    {
        var anonymous = 0;
        var columns = _outputs.Select(output => new PlanColumn(output.Name ?? $"f{anonymous++}_", output.Value.Type)).ToList();
        List<BoundExpression> values = [.. _outputs.Select(output => output.Value)];
        var keys = order.ConvertAll(key => key with { Value = Place(key.Value, values) });
        PlanNode listed = new ProjectNode(
            plan, [.. columns, .. values.Skip(columns.Count).Select(value => new PlanColumn("", value.Type))], values);
        if (select.Distinct)
        {
            listed = values.Count == columns.Count
                ? new DistinctNode(listed)
                : throw new QueryException("ORDER BY of a SELECT DISTINCT may only name what is selected", select.At);
        }

        listed = keys.Count == 0 ? listed : new SortNode(listed, keys);
        listed = values.Count == columns.Count ? listed : new CutNode(listed, columns.Count);
        return select.AsStruct ? AsStruct(listed) : listed;
    }

    private static ColumnValue Place(BoundExpression value, List<BoundExpression> values)
    {
        var at = values.FindIndex(known => known.Signature == value.Signature);
        if (at < 0)
        {
            at = values.Count;
            values.Add(value);
        }

        return new ColumnValue(0, at, "", value.Type);
    }

    private static ProjectNode AsStruct(PlanNode plan)
    {
        var type = SqlType.StructOf([.. plan.Columns.Select(column => new SqlField(column.Name, column.Type))]);
        var record = new ComputedValue(
            "STRUCT",
            type,
            [.. plan.Columns.Select((column, at) => new ColumnValue(0, at, column.Name, column.Type))],
            static (parts, frame, run) => new Composite([.. parts.Select(part => part.Evaluate(frame, run))]));
        return new ProjectNode(plan, [new PlanColumn("f0_", type)], [record]);
    }
}
