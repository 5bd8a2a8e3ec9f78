using SQLitePCL;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>What operations write to: the statements, and the tally of rows that their group changes.</summary>
internal sealed class WarehouseWriteFile(SqliteFile file) : IGroupCommitHooks, IDisposable
{
    private readonly Tally _rows = new(Isobar.Warehousing.EnrichedEventSchema.Table, file);
    private readonly Tally _deadLetters = new("dead_letters", file);

    public WarehouseStatements Statements { get; } = new(file);

    public Tally Rows => _rows;

    public Tally DeadLetters => _deadLetters;

    /// <summary>Rows that the statement which ran last inserted or deleted.</summary>
    public int Changes => raw.sqlite3_changes(file.Handle);

    public void BeforeCommit()
    {
        _rows.Store(Statements.AddToFigure);
        _deadLetters.Store(Statements.AddToFigure);
    }

    public void AfterCommit()
    {
        _rows.Commit();
        _deadLetters.Commit();
    }

    public void AfterRollback()
    {
        _rows.RollBack();
        _deadLetters.RollBack();
    }

    public void Dispose() => Statements.Dispose();
}
