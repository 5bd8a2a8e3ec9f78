namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>
/// How many rows a table has, kept in the file by the transaction that changes it: exact, and known without counting a hundred
/// million rows. Changed by the writer's thread only, read by any.
/// </summary>
internal sealed class Tally(string table, SqliteFile file)
{
    private long _committed = file.Scalar($"SELECT value FROM figures WHERE name = '{table}'");
    private long _pending;

    public long Committed => Interlocked.Read(ref _committed);

    public void Add(long rows) => _pending += rows;

    public void Store(Statement addToFigure)
    {
        if (_pending != 0)
        {
            addToFigure.Bind(1, table);
            addToFigure.Bind(2, _pending);
            addToFigure.Run();
        }
    }

    public void Commit()
    {
        Interlocked.Add(ref _committed, _pending);
        _pending = 0;
    }

    public void RollBack() => _pending = 0;
}
