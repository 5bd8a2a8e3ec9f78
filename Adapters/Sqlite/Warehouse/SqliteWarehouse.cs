using Isobar.Events;
using Isobar.Warehousing;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>
/// Rows and dead letters in <c>warehouse.db</c>. A unique index holds each key once; appends that overlap share a transaction.
/// Reading never waits for writing, nor the other way round.
/// </summary>
public sealed class SqliteWarehouse : IWarehouse, IAsyncDisposable
{
    private const int MaximumKeys = 1_000;

    private readonly SqliteWarehouseOptions _options;
    private readonly WarehouseWriteFile _target;
    private readonly GroupCommitWriter _writer;
    private readonly WarehouseReads _reads;
    private bool _disposed;

    /// <exception cref="DataDirectoryException">The file cannot be used.</exception>
    public SqliteWarehouse(
        DataDirectory directory,
        IOptions<SqliteOptions> sqlite,
        IOptions<SqliteWarehouseOptions> options,
        TimeProvider time)
        : this(directory, sqlite, options, time, WarehouseSchema.File)
    {
    }

    internal SqliteWarehouse(
        DataDirectory directory,
        IOptions<SqliteOptions> sqlite,
        IOptions<SqliteWarehouseOptions> options,
        TimeProvider time,
        FileSchema schema)
    {
        _options = options.Value;
        var file = SqliteFile.OpenForWriting(directory, schema, sqlite.Value);
        raw.sqlite3_limit(file.Handle, raw.SQLITE_LIMIT_LENGTH, _options.MaxRowBytes);
        _target = new WarehouseWriteFile(file);
        _reads = new WarehouseReads(directory, sqlite.Value, _options, time);
        _writer = new GroupCommitWriter(
            file, _target, _target, sqlite.Value, time, (message, cause) => new WarehouseUnavailableException(message, cause));
        _writer.Start();
    }

    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken)
    {
        var append = new AppendOperation(_target, rows);
        await _writer.WriteAsync(append, cancellationToken);
        return append.Outcomes;
    }

    public Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new AppendDeadLettersOperation(_target, letters), cancellationToken);

    public Task RemoveDeadLettersAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new RemoveDeadLettersOperation(_target, letters), cancellationToken);

    public Task<IReadOnlyList<EnrichedEvent>> GetAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, MaximumKeys, nameof(keys));
        return _reads.ReadAsync<IReadOnlyList<EnrichedEvent>>(
            reader => [.. keys.Distinct().Select(reader.Row).OfType<EnrichedEvent>()], cancellationToken);
    }

    public Task<EventWhereabouts> FindAsync(string userId, string eventId, CancellationToken cancellationToken) =>
        _reads.ReadAsync(
            reader => reader.Row(EventIdentity.Of(userId, eventId), cancellationToken) is { } row
                ? new EventWhereabouts(row, DeadLetter: null)
                : reader.DeadLetter(userId, eventId) is { } letter
                    ? new EventWhereabouts(Row: null, letter)
                    : EventWhereabouts.Nowhere,
            cancellationToken);

    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Keys?.Count ?? 0, DeadLetterFilter.MostLetters, nameof(filter));
        return _reads.ReadAsync(reader => reader.DeadLetters(filter), cancellationToken);
    }

    public Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken) =>
        _reads.QueryAsync(request, cancellationToken);

    public Task<WarehouseFigures> GetFiguresAsync(CancellationToken cancellationToken) => Task.FromResult(new WarehouseFigures(
        "sqlite", _target.Rows.Committed, _target.DeadLetters.Committed, "Every key exactly once, at once (unique index)."));

    /// <summary>
    /// Deletes rows of every hour of <c>occurred_at</c> that ended before <paramref name="instant"/>, and dead letters received
    /// before it, in small transactions between which appends go on. Cancelling keeps what was deleted so far.
    /// </summary>
    public async Task<DeletedRows> DeleteOlderThanAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var deleted = default(DeletedRows);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = new DeleteOldOperation(_target, instant, _options.DeleteBatchRows);
            await _writer.WriteAsync(batch, cancellationToken);
            if (batch is { Rows: 0, DeadLetters: 0 })
            {
                return deleted;
            }

            deleted = new DeletedRows(deleted.Rows + batch.Rows, deleted.DeadLetters + batch.DeadLetters);
        }
    }

    /// <summary>
    /// Writes a copy of the whole warehouse, as it is at this moment, to a new file; appends go on meanwhile. The file appears
    /// under its name only when it is complete.
    /// </summary>
    /// <exception cref="IOException">The file exists already, or cannot be written.</exception>
    public Task BackupAsync(string path, CancellationToken cancellationToken) => _reads.BackupAsync(path, cancellationToken);

    /// <summary>Writes what is queued and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref _disposed, true))
        {
            await _reads.DisposeAsync();
            await _writer.DisposeAsync();
        }
    }
}
