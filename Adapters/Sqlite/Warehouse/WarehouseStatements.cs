using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>The writer's statements.</summary>
internal sealed class WarehouseStatements : IDisposable
{
    public WarehouseStatements(SqliteFile file)
    {
        var values = string.Join(", ", EnrichedEventSchema.Columns.Select(_ => "?"));
        InsertRow = file.Prepare(
            $"INSERT INTO {EnrichedEventSchema.Table}({WarehouseSchema.RowColumns}) VALUES ({values}) ON CONFLICT(row_key) DO NOTHING");
        Row = new StatementSink(InsertRow);
        EnrichedAt = file.Prepare($"SELECT enriched_at FROM {EnrichedEventSchema.Table} WHERE row_key = ?");
        InsertDeadLetter = file.Prepare(
            $"INSERT INTO dead_letters({WarehouseSchema.DeadLetterColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(row_key) DO NOTHING");

        // Apart from the insert, because an upsert would not tell which of the two it did, and letters are counted.
        ReplaceOlderDeadLetter = file.Prepare($"""
            UPDATE dead_letters SET ({WarehouseSchema.DeadLetterColumns}) = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            WHERE row_key = ?1 AND received_at < ?2
            """);
        DeleteDeadLetter = file.Prepare("DELETE FROM dead_letters WHERE row_key = ? AND received_at = ?");
        DeleteOldRows = file.Prepare($"""
            DELETE FROM {EnrichedEventSchema.Table} WHERE row_key IN (
                SELECT row_key FROM {EnrichedEventSchema.Table} WHERE row_key < ?1 ORDER BY row_key LIMIT ?2)
            """);
        DeleteOldDeadLetters = file.Prepare("""
            DELETE FROM dead_letters WHERE rowid IN (
                SELECT rowid FROM dead_letters WHERE received_at < ?1 ORDER BY received_at LIMIT ?2)
            """);
        AddToFigure = file.Prepare("UPDATE figures SET value = value + ?2 WHERE name = ?1");
    }

    public Statement InsertRow { get; }

    public StatementSink Row { get; }

    public Statement EnrichedAt { get; }

    public Statement InsertDeadLetter { get; }

    public Statement ReplaceOlderDeadLetter { get; }

    public Statement DeleteDeadLetter { get; }

    public Statement DeleteOldRows { get; }

    public Statement DeleteOldDeadLetters { get; }

    public Statement AddToFigure { get; }

    public void Dispose()
    {
        InsertRow.Dispose();
        EnrichedAt.Dispose();
        InsertDeadLetter.Dispose();
        ReplaceOlderDeadLetter.Dispose();
        DeleteDeadLetter.Dispose();
        DeleteOldRows.Dispose();
        DeleteOldDeadLetters.Dispose();
        AddToFigure.Dispose();
    }
}
