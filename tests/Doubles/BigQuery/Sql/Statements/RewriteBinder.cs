using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Binding;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Statements;

/// <summary>UPDATE, DELETE and TRUNCATE of one table.</summary>
internal sealed class RewriteBinder(BindingContext context)
{
    public PreparedRewrite Bind(DeleteStatement delete)
    {
        var table = StatementBinder.Target(delete.Target, context);
        var (scan, binder) = Scan(table, delete.Alias);
        return Prepared("DELETE", table, scan, binder.BindCondition(delete.Where, "WHERE clause"), null);
    }

    public PreparedRewrite Bind(UpdateStatement update)
    {
        if (update.From is not null)
        {
            throw ApiException.Unsupported("UPDATE with FROM");
        }

        var table = StatementBinder.Target(update.Target, context);
        var (scan, binder) = Scan(table, update.Alias);
        var assignments = update.Assignments.ToDictionary(
            assignment => StatementBinder.ColumnOf(table, assignment.Column, assignment.At),
            assignment => StatementBinder.Value(
                binder, assignment.Value, table.Columns[StatementBinder.ColumnOf(table, assignment.Column, assignment.At)], assignment.At));
        return Prepared("UPDATE", table, scan, binder.BindCondition(update.Where, "WHERE clause"), assignments);
    }

    public PreparedRewrite Bind(TruncateStatement truncate)
    {
        var table = StatementBinder.Target(truncate.Target, context);
        return new PreparedRewrite(truncate.Kind, table, new ScanNode(table), new ConstantValue(true, SqlType.Bool), null, context.StreamingBuffer);
    }

    private (ScanNode Scan, ExpressionBinder Binder) Scan(Table table, string? alias)
    {
        var (scan, columns) = QueryBinder.Scan(table, alias);
        return (scan, new ExpressionBinder(new QueryBinder(context), new Scope(null, columns)));
    }

    private PreparedRewrite Prepared(
        string kind, Table table, ScanNode scan, BoundExpression where, IReadOnlyDictionary<int, BoundExpression>? assignments)
    {
        foreach (var conjunct in Conjuncts.Of(where))
        {
            scan.Offer(conjunct);
        }

        scan.Require(Enumerable.Range(0, table.Columns.Count).ToHashSet());
        return new PreparedRewrite(kind, table, scan, where, assignments, context.StreamingBuffer);
    }
}

internal sealed class PreparedRewrite(
    string kind,
    Table table,
    ScanNode scan,
    BoundExpression where,
    IReadOnlyDictionary<int, BoundExpression>? assignments,
    TimeSpan streamingBuffer) : PreparedStatement(kind, [])
{
    protected override IEnumerable<PlanNode> Plans => [new FilterNode(scan, where)];

    protected override StatementOutcome Run(QueryRun run)
    {
        var changes = new Changes(table, streamingBuffer);
        var frame = new Frame(null, []);
        foreach (var row in scan.Rows(run))
        {
            frame.Row = row.Values;
            if (where.IsTrue(frame, run))
            {
                changes.Replace(row, assignments is null ? null : Assigned(row.Values, assignments, frame, run), run);
            }
        }

        return changes.ToOutcome(run);
    }

    internal static object?[] Assigned(
        object?[] values, IReadOnlyDictionary<int, BoundExpression> assignments, Frame frame, QueryRun run) =>
        [.. values.Select((value, at) => assignments.TryGetValue(at, out var assigned) ? assigned.Evaluate(frame, run) : value)];
}
