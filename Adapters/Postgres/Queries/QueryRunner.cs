using System.Data;
using System.Globalization;
using Isobar.Adapters.Postgres.Connections;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Queries;

/// <summary>Runs the SQL of users: one statement, in a read-only transaction, within its time, on a connection that is cleaned afterwards.</summary>
internal sealed class QueryRunner(PostgresConnections connections, PostgresOptions options) : IDisposable
{
    // The server stops a query in time; this is for a server that does not answer any more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _free = new(options.MaxConcurrentQueries, options.MaxConcurrentQueries);

    /// <exception cref="QueryRefusedException">It cannot be run as it is.</exception>
    /// <exception cref="WarehouseUnavailableException">The database is at fault.</exception>
    public async Task<QueryResult> RunAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        QueryStatement.Check(request.Sql);
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
        catch (Exception e) when (Unavailability.Covers(e) || e is NotSupportedException)
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

    private async Task<QueryResult> AskAsync(NpgsqlConnection connection, QueryRequest request, CancellationToken cancellationToken)
    {
        // A batch takes one statement per command; a plain command would part the text at its semicolons and run them all.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new(request.Sql) },
            Timeout = (int)Math.Ceiling((request.Timeout + Patience).TotalSeconds),
        };
        await using var command = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        return await new QueryAnswer(command, options).ReadAsync(request.MaximumRows, cancellationToken);
    }
}
