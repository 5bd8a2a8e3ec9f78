using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Everything that only reads: short lookups, the SQL of users, and backups, each on connections of its own.</summary>
internal sealed class WarehouseReads : IAsyncDisposable
{
    private readonly DataDirectory _directory;
    private readonly SqliteOptions _sqlite;
    private readonly Pool<WarehouseReader> _readers;
    private readonly Pool<QuerySession> _queries;
    private readonly CancellationTokenSource _closing = new();

    public WarehouseReads(DataDirectory directory, SqliteOptions sqlite, SqliteWarehouseOptions options, TimeProvider time)
    {
        (_directory, _sqlite) = (directory, sqlite);
        _readers = new Pool<WarehouseReader>(options.MaxConcurrentReads, () => new WarehouseReader(Open()));
        _queries = new Pool<QuerySession>(options.MaxConcurrentQueries, () => new QuerySession(Open(), options, time));
    }

    /// <exception cref="WarehouseUnavailableException">The file cannot be read now.</exception>
    public async Task<T> ReadAsync<T>(Func<WarehouseReader, T> read, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        await _readers.ReserveAsync(Timeout.InfiniteTimeSpan, either.Token);
        try
        {
            return _readers.Use(read);
        }
        catch (SqliteFailure e)
        {
            throw new WarehouseUnavailableException(SqliteAdvice.For(Path, e), e);
        }
        finally
        {
            _readers.Release();
        }
    }

    public async Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        if (!await _queries.ReserveAsync(request.Timeout, either.Token))
        {
            throw new QueryRefusedException("Too many queries run at once (Sqlite:Warehouse:MaxConcurrentQueries). Try again later.");
        }

        try
        {
            return await OnItsOwnThread(() => _queries.Use(session => session.Run(request, either.Token)));
        }
        finally
        {
            _queries.Release();
        }
    }

    public Task BackupAsync(string path, CancellationToken cancellationToken) => OnItsOwnThread(() =>
    {
        using var source = Open();
        Backup.Write(source, path, cancellationToken);
        return true;
    });

    /// <summary>Stops the queries that run, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _readers.DisposeAsync();
        await _queries.DisposeAsync();
        _closing.Dispose();
    }

    // It may take seconds, and the pool has few threads to spare for that.
    private static Task<T> OnItsOwnThread<T>(Func<T> work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    private string Path => _directory.PathOf(WarehouseSchema.File.FileName);

    private SqliteFile Open() => SqliteFile.OpenForReading(_directory, WarehouseSchema.File, _sqlite);
}
