using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Statements;

/// <summary>What a statement will do to a table's rows.</summary>
internal sealed class Changes(Table table, TimeSpan streamingBuffer)
{
    private readonly Dictionary<TableRow, TableRow?> _replaced = new(ReferenceEqualityComparer.Instance);
    private readonly List<TableRow> _added = [];

    public void Add(object?[] values, QueryRun run) =>
        _added.Add(table.NewRow(StatementBinder.Checked(table, values), run.Now, streamed: false));

    /// <param name="values">Null: the row goes.</param>
    public void Replace(TableRow row, object?[]? values, QueryRun run)
    {
        var age = run.Now.Microseconds - row.StoredAt.Microseconds;
        if (row.Streamed && age < streamingBuffer.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            throw new QueryException($"UPDATE or DELETE statement over table {table.Name.Project}.{table.Name.Dataset}.{table.Name.Table} would affect rows in the streaming buffer, which is not supported");
        }

        if (!_replaced.TryAdd(row, values is null ? null : table.NewRow(StatementBinder.Checked(table, values), run.Now, streamed: false)))
        {
            throw new QueryException("UPDATE/MERGE must match at most one source row for each target row");
        }
    }

    public StatementOutcome ToOutcome(QueryRun run)
    {
        var deleted = _replaced.Values.Count(row => row is null);
        return new StatementOutcome(
            [],
            new DmlCounts(_added.Count, _replaced.Count - deleted, deleted),
            () => table.Rewrite(_replaced, _added, run.See(table).Rewrites, run.Now));
    }
}
