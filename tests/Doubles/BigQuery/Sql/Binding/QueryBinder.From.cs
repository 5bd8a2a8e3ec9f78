using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

internal sealed partial class QueryBinder
{
    /// <summary>Views within views, at most: https://cloud.google.com/bigquery/quotas#view_limits.</summary>
    private const int MaximumViewDepth = 16;

    private int _viewDepth;

    public (PlanNode Plan, IReadOnlyList<ScopeColumn> Columns) From(FromItem item, Scope? outer) => item switch
    {
        TableItem table => Table(table, outer),
        SubqueryItem subquery => Aliased(Bind(subquery.Query, outer), subquery.Alias),
        UnnestItem unnest => Unnest(new OneRowNode(), [], unnest, outer, keepsEmpty: false),
        JoinItem join => Join(join, outer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The rows of a table, for a statement that changes it.</summary>
    public static (ScanNode Scan, IReadOnlyList<ScopeColumn> Columns) Scan(Table table, string? alias)
    {
        var scan = new ScanNode(table);
        return (scan, Aliased(scan, alias ?? table.Name.Table).Columns);
    }

    private static (PlanNode Plan, IReadOnlyList<ScopeColumn> Columns) Aliased(PlanNode plan, string? alias) =>
        (plan, [.. plan.Columns.Select((column, at) => new ScopeColumn(alias, column.Name, column.Type, at))]);

    private (PlanNode Plan, IReadOnlyList<ScopeColumn> Columns) Table(TableItem item, Scope? outer)
    {
        if (item.Path.Parts.Count == 1 && named?.Find(item.Path.Parts[0]) is { } query)
        {
            return Aliased(new QueryBinder(Context, query.Before).Bind(query.Query.Query, outer), item.Alias ?? query.Query.Name);
        }

        var table = Context.Table(item.Path);
        var alias = item.Alias ?? table.Name.Table;
        return table.ViewQuery is null ? Aliased(new ScanNode(table), alias) : Aliased(View(table, item.At), alias);
    }

    /// <summary>A view sees tables by its own project, and no parameters or named queries of whoever uses it.</summary>
    private PlanNode View(Table view, Position at)
    {
        if (_viewDepth >= MaximumViewDepth)
        {
            throw new QueryException($"Not allowed: views nested deeper than {MaximumViewDepth}: {view.Name}", at);
        }

        var inside = Context with { Project = view.Name.Project, DefaultProject = null, DefaultDataset = null, Parameters = new Dictionary<string, ConstantValue>() };
        try
        {
            var query = StatementParser.Parse(view.ViewQuery!) is [QueryStatement statement]
                ? statement.Query
                : throw new QueryException("a view must be one SELECT", at);
            return new QueryBinder(inside) { _viewDepth = _viewDepth + 1 }.Bind(query, null);
        }
        catch (QueryException broken)
        {
            throw new QueryException($"Invalid view {view.Name}: {broken.Message}");
        }
    }

    private (PlanNode Plan, IReadOnlyList<ScopeColumn> Columns) Unnest(
        PlanNode input, IReadOnlyList<ScopeColumn> before, UnnestItem item, Scope? outer, bool keepsEmpty)
    {
        var array = new ExpressionBinder(this, new Scope(outer, before)).Bind(item.Array);
        if (array.Type.Kind != TypeKind.Array)
        {
            throw new QueryException($"Values referenced in UNNEST must be arrays. UNNEST contains expression of type {array.Type}", item.At);
        }

        var element = array.Type.Element!;
        List<PlanColumn> columns = element.Kind == TypeKind.Struct
            ? [.. element.Fields!.Select(field => new PlanColumn(field.Name, field.Type))]
            : [new PlanColumn(item.Alias ?? "", element)];
        if (item.OffsetAlias is not null)
        {
            columns.Add(new PlanColumn(item.OffsetAlias, SqlType.Int64));
        }

        var width = input.Columns.Count;
        var scope = columns.Select((column, at) => new ScopeColumn(
            element.Kind == TypeKind.Struct && column.Name != item.OffsetAlias ? item.Alias : null, column.Name, column.Type, width + at));
        return (new UnnestNode(input, array, columns, item.OffsetAlias is not null, keepsEmpty), [.. before, .. scope]);
    }

    private (PlanNode Plan, IReadOnlyList<ScopeColumn> Columns) Join(JoinItem join, Scope? outer)
    {
        var (left, leftColumns) = From(join.Left, outer);
        if (join.Right is UnnestItem unnest && join.Kind is JoinKind.Cross or JoinKind.Left)
        {
            return Unnest(left, leftColumns, unnest, outer, keepsEmpty: join.Kind == JoinKind.Left);
        }

        if (ArrayPath(join.Right, leftColumns) is { } path)
        {
            return Unnest(left, leftColumns, path, outer, keepsEmpty: join.Kind == JoinKind.Left);
        }

        var (right, rightColumns) = From(join.Right, outer);
        var width = left.Columns.Count;
        List<ScopeColumn> columns = [
            .. leftColumns,
            .. rightColumns.Select(column => column with
            {
                Index = width + column.Index,
                Merged = column.Merged || join.Using.Contains(column.Name, StringComparer.OrdinalIgnoreCase),
            })];
        var binder = new ExpressionBinder(this, new Scope(outer, columns));
        var on = join.Using.Count > 0 ? Using(join, leftColumns, rightColumns, width)
            : join.On is null ? null : binder.BindCondition(join.On, "JOIN ON clause");
        return (new JoinNode(join.Kind, left, right, on), columns);
    }

    /// <summary><c>FROM t, t.items</c>: an array of a table to the left.</summary>
    private static UnnestItem? ArrayPath(FromItem item, IReadOnlyList<ScopeColumn> columns) =>
        item is TableItem { Path.Parts: [var qualifier, var name] } table
        && columns.Any(column => Scope.Same(column.Qualifier, qualifier) && Scope.Same(column.Name, name) && column.Type.Kind == TypeKind.Array)
            ? new UnnestItem(new NameExpression([qualifier, name], table.At), table.Alias ?? name, null, table.At)
            : null;

    private static BoundExpression Using(
        JoinItem join, IReadOnlyList<ScopeColumn> left, IReadOnlyList<ScopeColumn> right, int width) =>
        Conjuncts.Join(join.Using.Select(name =>
        {
            var one = left.FirstOrDefault(column => Scope.Same(column.Name, name));
            var other = right.FirstOrDefault(column => Scope.Same(column.Name, name));
            return one is null || other is null || one.Type != other.Type
                ? throw new QueryException($"Column {name} in USING clause not found on both sides of join, or of different types", join.At)
                : (BoundExpression)Logic.Compare("=", new ColumnValue(0, one.Index, name, one.Type), new ColumnValue(0, width + other.Index, name, other.Type));
        }))!;
}
