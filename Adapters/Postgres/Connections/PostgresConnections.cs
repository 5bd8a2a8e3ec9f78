using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Connections;

/// <summary>The two pools of connections: appends and look-ups are not held up by the SQL of users, nor do they share a user if told so.</summary>
internal sealed class PostgresConnections : IAsyncDisposable
{
    private const int CollisionAttempts = 5;

    private readonly NpgsqlDataSource _writing;
    private readonly NpgsqlDataSource _queries;
    private readonly PostgresInstruments _instruments;

    public PostgresConnections(PostgresOptions options, PostgresInstruments instruments)
    {
        var writing = ConnectionSettings.ForWriting(options);
        var queries = ConnectionSettings.ForQueries(options);
        _instruments = instruments;
        Target = PostgresTarget.Of(writing, options.Schema);
        QueryTarget = PostgresTarget.Of(queries, options.Schema);
        _writing = new NpgsqlDataSourceBuilder(writing.ConnectionString).Build();
        _queries = new NpgsqlDataSourceBuilder(queries.ConnectionString).Build();
    }

    public PostgresTarget Target { get; }

    public PostgresTarget QueryTarget { get; }

    public ValueTask<NpgsqlConnection> OpenForQueryAsync(CancellationToken cancellationToken) => _queries.OpenConnectionAsync(cancellationToken);

    /// <summary>Reads on a connection, outside a transaction.</summary>
    /// <exception cref="WarehouseUnavailableException">It cannot be read now.</exception>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _writing.OpenConnectionAsync(cancellationToken);
            return await read(connection);
        }
        catch (Exception e) when (Unavailability.Covers(e))
        {
            throw Unavailability.Explain(Target, e);
        }
    }

    /// <summary>Runs work in one durable transaction, again if it collided with another.</summary>
    /// <exception cref="PostgresException">The data is at fault (<see cref="SqlStates.IsRefusal"/>); nothing was changed.</exception>
    /// <exception cref="WarehouseUnavailableException">It cannot be written now. If the commit was lost, the work may have been done.</exception>
    public async Task<T> WriteAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _writing.OpenConnectionAsync(cancellationToken);
                return await RunAsync(connection, work, cancellationToken);
            }
            catch (PostgresException e) when (SqlStates.IsCollision(e) && attempt < CollisionAttempts)
            {
                _instruments.Collisions.Increment();
            }
            catch (Exception e) when (Unavailability.Covers(e) && !(e is PostgresException refused && SqlStates.IsRefusal(refused)))
            {
                throw Unavailability.Explain(Target, e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writing.DisposeAsync();
        await _queries.DisposeAsync();
    }

    private async Task<T> RunAsync<T>(NpgsqlConnection connection, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken);
        var result = await work(connection);
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (Unavailability.Covers(e) && e is not PostgresException)
        {
            throw Unavailability.UnknownCommit(Target, e);
        }

        return result;
    }
}
