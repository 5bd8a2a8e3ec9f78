using Isobar.Adapters.Postgres.Connections;
using Isobar.Adapters.Postgres.DeadLetters;
using Isobar.Adapters.Postgres.Queries;
using Isobar.Adapters.Postgres.Rows;
using Isobar.Adapters.Postgres.Schema;
using Isobar.Events;
using Isobar.Warehousing;
using Microsoft.Extensions.Options;

namespace Isobar.Adapters.Postgres;

/// <summary>Rows and dead letters in a PostgreSQL schema, 14 or newer, that any number of silos share. The primary key holds each key once.</summary>
public sealed class PostgresWarehouse : IWarehouse, IAsyncDisposable
{
    private const int MaximumKeys = 1_000;

    private readonly PostgresConnections _connections;
    private readonly Preparation _preparation;
    private readonly RowAppender _appender;
    private readonly RowLookup _rows;
    private readonly LetterWrites _letterWrites;
    private readonly LetterLookup _letters;
    private readonly QueryRunner _queries;
    private readonly FigureCounts _figures;

    public PostgresWarehouse(IOptions<PostgresOptions> options, PostgresInstruments instruments, TimeProvider time)
    {
        var values = options.Value;
        _connections = new PostgresConnections(values, instruments);
        _preparation = new Preparation(_connections, new SchemaSetup(_connections.Target, values.CreateResources));
        _appender = new RowAppender(_connections, instruments, values.MaxRowBytes);
        _rows = new RowLookup(_connections.Target);
        _letterWrites = new LetterWrites(_connections.Target);
        _letters = new LetterLookup(_connections.Target);
        _queries = new QueryRunner(_connections, values, time);
        _figures = new FigureCounts(_connections.Target, values.ExactCountRows);
    }

    /// <summary>Makes or checks the tables; done once, and by whatever comes first if nobody asked.</summary>
    /// <exception cref="PostgresSchemaException">The database does not fit.</exception>
    /// <exception cref="WarehouseUnavailableException">It cannot be reached now.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken) => _preparation.EnsureAsync(cancellationToken);

    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await _appender.AppendAsync(rows, cancellationToken);
    }

    public Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) =>
        letters.Count == 0
            ? Task.CompletedTask
            : WriteLettersAsync(connection => _letterWrites.AppendAsync(connection, letters, cancellationToken), cancellationToken);

    public Task RemoveDeadLettersAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken) =>
        letters.Count == 0
            ? Task.CompletedTask
            : WriteLettersAsync(connection => _letterWrites.RemoveAsync(connection, letters, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<EnrichedEvent>> GetAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, MaximumKeys, nameof(keys));
        return ReadAsync(connection => _rows.ByKeysAsync(connection, keys, cancellationToken), cancellationToken);
    }

    public Task<EventWhereabouts> FindAsync(string userId, string eventId, CancellationToken cancellationToken) => ReadAsync(
        async connection =>
            await _rows.ByIdentityAsync(connection, EventIdentity.Of(userId, eventId), cancellationToken) is { } row
                ? new EventWhereabouts(row, DeadLetter: null)
                : await _letters.ByEventAsync(connection, userId, eventId, cancellationToken) is { } letter
                    ? new EventWhereabouts(Row: null, letter)
                    : EventWhereabouts.Nowhere,
        cancellationToken);

    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Keys?.Count ?? 0, DeadLetterFilter.MostLetters, nameof(filter));
        return ReadAsync<IReadOnlyList<DeadLetter>>(
            async connection => await _letters.ListAsync(connection, filter, cancellationToken), cancellationToken);
    }

    public async Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await _queries.RunAsync(request, cancellationToken);
    }

    public Task<WarehouseFigures> GetFiguresAsync(CancellationToken cancellationToken) =>
        ReadAsync(connection => _figures.ReadAsync(connection, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        _preparation.Dispose();
        _queries.Dispose();
    }

    private async Task<T> ReadAsync<T>(Func<Npgsql.NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await _connections.ReadAsync(read, cancellationToken);
    }

    // Letters have no outcome to carry a refusal, and must not be lost: whatever the server says, they are to be brought again.
    private async Task WriteLettersAsync(Func<Npgsql.NpgsqlConnection, Task<int>> write, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        try
        {
            await _connections.WriteAsync(write, cancellationToken);
        }
        catch (Npgsql.PostgresException e)
        {
            throw Unavailability.Explain(_connections.Target, e);
        }
    }
}
