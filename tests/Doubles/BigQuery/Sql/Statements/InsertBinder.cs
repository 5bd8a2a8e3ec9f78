using Isobar.Tests.Doubles.BigQuery.Sql.Binding;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Statements;

internal sealed class InsertBinder(BindingContext context)
{
    public PreparedInsert Bind(InsertStatement insert)
    {
        var table = StatementBinder.Target(insert.Target, context);
        int[] columns = insert.Columns.Count == 0
            ? [.. Enumerable.Range(0, table.Columns.Count)]
            : [.. insert.Columns.Select(name => StatementBinder.ColumnOf(table, name, insert.At))];
        return insert.Query is null
            ? new PreparedInsert(table, columns, Rows(insert, table, columns), null)
            : new PreparedInsert(table, columns, [], Fitted(insert, table, columns));
    }

    private List<IReadOnlyList<BoundExpression>> Rows(InsertStatement insert, Table table, int[] columns)
    {
        var binder = new ExpressionBinder(new QueryBinder(context), Scope.Empty);
        return [.. insert.Rows!.Select(row => row.Count == columns.Length
            ? (IReadOnlyList<BoundExpression>)[.. row.Select((value, at) => StatementBinder.Value(binder, value, table.Columns[columns[at]], insert.At))]
            : throw Mismatch(row.Count, columns.Length, insert.At))];
    }

    private ProjectNode Fitted(InsertStatement insert, Table table, int[] columns)
    {
        var plan = new QueryBinder(context).Bind(insert.Query!, null);
        if (plan.Columns.Count != columns.Length)
        {
            throw Mismatch(plan.Columns.Count, columns.Length, insert.At);
        }

        var values = plan.Columns.Select((column, at) =>
        {
            var target = table.Columns[columns[at]];
            return Coercion.To(new ColumnValue(0, at, column.Name, column.Type), target.Type, insert.At) ?? throw new QueryException(
                $"Query column {at + 1} has type {column.Type} which cannot be inserted into column {target.Name}, which has type {target.Type}", insert.At);
        }).ToList();
        var fitted = new ProjectNode(plan, [.. columns.Select(at => new PlanColumn(table.Columns[at].Name, table.Columns[at].Type))], values);
        fitted.Require(Enumerable.Range(0, columns.Length).ToHashSet());
        return fitted;
    }

    private static QueryException Mismatch(int values, int columns, Position at) =>
        new($"Inserted row has wrong column count; Has {values}, expected {columns}", at);
}

internal sealed class PreparedInsert(
    Table table, int[] columns, IReadOnlyList<IReadOnlyList<BoundExpression>> rows, PlanNode? query)
    : PreparedStatement("INSERT", [])
{
    protected override IEnumerable<PlanNode> Plans => query is null ? [] : [query];

    protected override IEnumerable<Table> Targets => [table];

    protected override StatementOutcome Run(QueryRun run)
    {
        var frame = new Frame(null, []);
        var values = query?.Execute(run, null) ?? rows.Select(row => row.Select(value => value.Evaluate(frame, run)).ToArray());
        var added = values.Select(row => table.NewRow(Placed(row), run.Now, streamed: false)).ToList();
        return new StatementOutcome([], new DmlCounts(added.Count, 0, 0), () => table.Append(added, run.Now));
    }

    private object?[] Placed(object?[] row)
    {
        var placed = new object?[table.Columns.Count];
        for (var at = 0; at < columns.Length; at++)
        {
            placed[columns[at]] = row[at];
        }

        for (var at = 0; at < placed.Length; at++)
        {
            placed[at] ??= table.Columns[at].Repeated ? new ArrayValue([]) : null;
        }

        return StatementBinder.Checked(table, placed);
    }
}
