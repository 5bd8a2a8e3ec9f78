using System.Data;
using System.Globalization;
using Isobar.Adapters.Postgres.Connections;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Queries;

/// <summary>Runs the SQL of users: one statement, in a read-only transaction, within its time, on a connection that is cleaned afterwards.</summary>
internal sealed class QueryRunner(PostgresConnections connections, PostgresOptions options, TimeProvider time) : IDisposable
{
    /// <summary>What is put before a question.</summary>
    public const string Declare = $"DECLARE {Cursor} NO SCROLL CURSOR FOR ";

    private const string Cursor = "isobar_query";
    private const int PageRows = 500;

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

        // The server's own timeout is for a statement; this one is for all pages together.
        using var deadline = new CancellationTokenSource(request.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await using var connection = await connections.OpenForQueryAsync(either.Token);
            await using var transaction = await BeginAsync(connection, request.Timeout, either.Token);
            return await AskAsync(connection, request, either.Token);
        }
        catch (Exception e) when (Unavailability.Covers(e) || e is OperationCanceledException)
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
                        set_config('DateStyle', 'ISO', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true),
                        set_config('cursor_tuple_fraction', '1', true)
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

    // The user's text travels in a batch, which the server takes for one statement or refuses; a plain command would part it at its semicolons
    // and run every part. A cursor, because what is asked for by a command of one's own can be asked for in text, and because the server
    // then computes no more rows than are fetched. What has no cursor answers in text of its own accord.
    private async Task<QueryResult> AskAsync(NpgsqlConnection connection, QueryRequest request, CancellationToken cancellationToken)
    {
        var answer = new QueryAnswer(options, request.MaximumRows);
        var hasCursor = QueryStatement.HasCursor(request.Sql);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(hasCursor ? Declare + request.Sql : request.Sql) } };
        await using (var reader = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken))
        {
            await answer.AddAsync(reader, cancellationToken);
        }

        while (hasCursor)
        {
            await using var fetch = new NpgsqlCommand($"FETCH {PageRows} FROM {Cursor}", connection) { AllResultTypesAreUnknown = true };
            await using var reader = await fetch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
            hasCursor = await answer.AddAsync(reader, cancellationToken) == PageRows;
        }

        return answer.Result;
    }
}
