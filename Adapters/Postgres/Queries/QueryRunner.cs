using System.Data;
using System.Globalization;
using Isobar.Adapters.Postgres.Connections;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Queries;

/// <summary>Runs the SQL of users: one statement, in a read-only transaction, within its time, on a connection that is cleaned afterwards.</summary>
internal sealed class QueryRunner(PostgresConnections connections, PostgresOptions options) : IDisposable
{
    /// <summary>What is put before a question, so that it can be answered in text: the only way to ask for text is by a command of one's own.</summary>
    public const string Prepare = $"PREPARE {Name} AS ";

    private const string Name = "isobar_query";

    // The server stops a query in time; this is for a server that does not answer any more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _free = new(options.MaxConcurrentQueries, options.MaxConcurrentQueries);

    /// <exception cref="QueryRefusedException">It cannot be run as it is.</exception>
    /// <exception cref="WarehouseUnavailableException">The database is at fault.</exception>
    public async Task<QueryResult> RunAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        _ = QueryStatement.IsPreparable(request.Sql);
        if (!await _free.WaitAsync(request.Timeout, cancellationToken))
        {
            throw new QueryRefusedException("Too many queries run at once (Postgres:MaxConcurrentQueries). Try again later.");
        }

        try
        {
            await using var connection = await connections.OpenForQueryAsync(cancellationToken);
            await using var transaction = await BeginAsync(connection, request.Timeout, cancellationToken);
            return await AskAsync(connection, request, cancellationToken);
        }
        catch (Exception e) when (Unavailability.Covers(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw QueryRefusals.Explain(connections.QueryTarget, request, e);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    // Once a transaction has asked anything, nothing can make it writable again.
    private async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SET TRANSACTION READ ONLY"),
                new("DEALLOCATE ALL"),
                new("""
                    SELECT set_config('statement_timeout', $1, true), set_config('search_path', $2, true), set_config('TimeZone', 'UTC', true),
                        set_config('DateStyle', 'ISO', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)
                    """)
                {
                    Parameters =
                    {
                        new() { Value = Math.Max(1, (long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) },
                        new() { Value = connections.QueryTarget.QuotedSchema },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    // The user's text always travels in a batch, which the server takes for one statement or refuses; a plain command would part it at its
    // semicolons and run every part. What PREPARE does not take answers in text of its own accord.
    private async Task<QueryResult> AskAsync(NpgsqlConnection connection, QueryRequest request, CancellationToken cancellationToken)
    {
        var isPreparable = QueryStatement.IsPreparable(request.Sql);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(isPreparable ? Prepare + request.Sql : request.Sql) } };
        batch.Timeout = (int)Math.Ceiling((request.Timeout + Patience).TotalSeconds);
        if (!isPreparable)
        {
            return await ReadAsync(await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken), batch.Cancel, request, cancellationToken);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await using var execute = new NpgsqlCommand($"EXECUTE {Name}", connection) { AllResultTypesAreUnknown = true, CommandTimeout = batch.Timeout };
        return await ReadAsync(
            await execute.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken), execute.Cancel, request, cancellationToken);
    }

    private async Task<QueryResult> ReadAsync(
        NpgsqlDataReader reader, Action cancel, QueryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new QueryAnswer(reader, options).ReadAsync(request.MaximumRows, cancellationToken);
            await CloseAsync(reader, answer.Truncated ? cancel : null);
            return answer;
        }
        catch (Exception)
        {
            await CloseAsync(reader, cancel);
            throw;
        }
    }

    // Closing reads what is left, however long that is, unless the server is told to stop.
    private static async Task CloseAsync(NpgsqlDataReader reader, Action? cancel)
    {
        cancel?.Invoke();
        try
        {
            await reader.DisposeAsync();
        }
        catch (Exception e) when (cancel is not null && Unavailability.Covers(e))
        {
            // The end that was asked for; a connection that is broken is not given back to the pool.
        }
    }
}
