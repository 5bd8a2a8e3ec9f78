using Isobar.Events;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Deletes a bounded number of rows and dead letters that are older than an instant.</summary>
internal sealed class DeleteOldOperation(WarehouseWriteFile target, DateTimeOffset olderThan, int maximumRows) : WriteOperation
{
    /// <summary>Rows of <c>enriched_events</c> deleted; valid once the operation is complete.</summary>
    public int Rows { get; private set; }

    public int DeadLetters { get; private set; }

    public override int Size => maximumRows;

    public override void Execute()
    {
        Rows = DeleteRows();
        DeadLetters = DeleteDeadLetters();
        target.Rows.Add(-Rows);
        target.DeadLetters.Add(-DeadLetters);
    }

    // The key begins with the hour of occurred_at, so whole hours are a range of the index.
    private int DeleteRows()
    {
        var statement = target.Statements.DeleteOldRows;
        statement.BindKey(1, new RowKey((ulong)RowKey.HourOf(olderThan) << 32, 0));
        return Delete(statement);
    }

    private int DeleteDeadLetters()
    {
        var statement = target.Statements.DeleteOldDeadLetters;
        statement.Bind(1, (DateTimeOffset?)olderThan);
        return Delete(statement);
    }

    private int Delete(Statement statement)
    {
        statement.Bind(2, maximumRows);
        statement.Run();
        return target.Changes;
    }
}
