using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>Turns queries as written into plans.</summary>
internal sealed partial class QueryBinder(BindingContext context, NamedQueries? named = null)
{
    public BindingContext Context { get; } = context;

    /// <summary>The plan of a query whose result is asked for as a whole.</summary>
    public PlanNode BindTop(Query query)
    {
        var plan = Bind(query, null);
        var twice = plan.Columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new QueryException($"Duplicate column names in the result are not supported. Found duplicate(s): {twice.Key}", query.At);
        }

        plan.Require(Enumerable.Range(0, plan.Columns.Count).ToHashSet());
        return plan;
    }

    public PlanNode Bind(Query query, Scope? outer)
    {
        var names = query.With.Aggregate(named, static (known, with) => new NamedQueries(with, known));
        var binder = names == named ? this : new QueryBinder(Context, names);
        return binder.BindBody(query, outer);
    }

    private PlanNode BindBody(Query query, Scope? outer)
    {
        var plan = query.Body is Select select
            ? new SelectBinder(this, select, outer).Bind(query.OrderBy)
            : Ordered(Combined(query.Body, outer), query.OrderBy, outer);
        return query.Limit is null
            ? plan
            : new LimitNode(plan, Count(query.Limit, "LIMIT"), query.Offset is null ? 0 : Count(query.Offset, "OFFSET"));
    }

    private long Count(Expression expression, string clause) =>
        new ExpressionBinder(this, Scope.Empty).Bind(expression) is ConstantValue { Value: long and >= 0 and var count }
            ? count
            : throw new QueryException($"{clause} expects a non-negative integer literal or parameter", expression.At);

    private PlanNode Combined(QueryBody body, Scope? outer) => body switch
    {
        Select select => new SelectBinder(this, select, outer).Bind([]),
        NestedQuery nested => Bind(nested.Query, outer),
        SetOperation operation => SetOf(operation, outer),
        _ => throw new InvalidOperationException(),
    };

    private PlanNode SetOf(SetOperation operation, Scope? outer)
    {
        var left = Combined(operation.Left, outer);
        var right = Combined(operation.Right, outer);
        if (left.Columns.Count != right.Columns.Count)
        {
            throw new QueryException(
                $"Queries in {operation.Operator} {(operation.All ? "ALL" : "DISTINCT")} have mismatched column count; query 1 has {left.Columns.Count} columns, query 2 has {right.Columns.Count} columns",
                operation.At);
        }

        var columns = left.Columns.Select((column, at) => column with { Type = CommonType(column.Type, right.Columns[at].Type, at, operation) }).ToList();
        left = Converted(left, columns);
        right = Converted(right, columns);
        return operation.Operator switch
        {
            "UNION" when operation.All => new UnionNode(left, right, columns),
            "UNION" => new DistinctNode(new UnionNode(left, right, columns)),
            _ => new MembershipNode(left, right, present: operation.Operator == "INTERSECT"),
        };
    }

    private static SqlType CommonType(SqlType left, SqlType right, int at, SetOperation operation) =>
        Coercion.Common([new ColumnValue(0, 0, "", left), new ColumnValue(0, 0, "", right)]) ?? throw new QueryException(
            $"Column {at + 1} in {operation.Operator} {(operation.All ? "ALL" : "DISTINCT")} has incompatible types: {left}, {right}",
            operation.At);

    private static PlanNode Converted(PlanNode plan, List<PlanColumn> columns) =>
        plan.Columns.Select(column => column.Type).SequenceEqual(columns.Select(column => column.Type))
            ? plan
            : new ProjectNode(plan, columns, [.. plan.Columns.Select((column, at) =>
                Coercion.To(new ColumnValue(0, at, column.Name, column.Type), columns[at].Type, default)!)]);

    private PlanNode Ordered(PlanNode plan, IReadOnlyList<OrderItem> orderBy, Scope? outer)
    {
        if (orderBy.Count == 0)
        {
            return plan;
        }

        var scope = new Scope(outer, [.. plan.Columns.Select((column, at) => new ScopeColumn(null, column.Name, column.Type, at))]);
        var binder = new ExpressionBinder(this, scope);
        return new SortNode(plan, [.. orderBy.Select(item => item.Expression is LiteralExpression { Value: long ordinal }
            ? new SortKey(Output(plan, ordinal, item.Expression.At), item.Descending, item.PutsNullsFirst)
            : binder.SortKeyOf(item))]);
    }

    private static ColumnValue Output(PlanNode plan, long ordinal, Position at) =>
        ordinal >= 1 && ordinal <= plan.Columns.Count
            ? new ColumnValue(0, (int)ordinal - 1, plan.Columns[(int)ordinal - 1].Name, plan.Columns[(int)ordinal - 1].Type)
            : throw new QueryException($"ORDER BY column number item is out of range. Column numbers must be between 1 and {plan.Columns.Count}", at);
}

/// <summary>The queries that WITH names, the innermost first; each sees those before it.</summary>
internal sealed record NamedQueries(NamedQuery Query, NamedQueries? Before)
{
    public NamedQueries? Find(string name) => Scope.Same(Query.Name, name) ? this : Before?.Find(name);
}
