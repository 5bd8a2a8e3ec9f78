using Isobar.Warehousing;
using SQLitePCL;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>
/// A connection for the SQL of users: it can read only, runs one statement at a time, and stops at its deadline. Not for several
/// threads at once.
/// </summary>
internal sealed class QuerySession : IDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteWarehouseOptions _options;
    private readonly QueryGuard _guard = new();
    private readonly QueryDeadline _deadline;

    public QuerySession(SqliteFile file, SqliteWarehouseOptions options, TimeProvider time)
    {
        (_file, _options, _deadline) = (file, options, new QueryDeadline(time));
        file.Execute($"PRAGMA cache_size=-{options.QueryCacheMegabytes * 1024}; PRAGMA temp_store=FILE; PRAGMA trusted_schema=OFF;");
        raw.sqlite3_limit(file.Handle, raw.SQLITE_LIMIT_ATTACHED, 0);
        raw.sqlite3_limit(file.Handle, raw.SQLITE_LIMIT_LENGTH, options.MaxQueryValueBytes);
        raw.sqlite3_limit(file.Handle, raw.SQLITE_LIMIT_SQL_LENGTH, options.MaxQueryValueBytes);
        raw.sqlite3_progress_handler(file.Handle, QueryDeadline.Steps, _ => _deadline.IsOver ? 1 : 0, null);
        raw.sqlite3_set_authorizer(
            file.Handle, (object _, int action, string _, string second, string _, string _) => _guard.Authorize(action, second), null);
    }

    /// <exception cref="QueryRefusedException">It cannot be run as it is.</exception>
    public QueryResult Run(QueryRequest request, CancellationToken cancellationToken)
    {
        _guard.Reset();
        _deadline.Start(request.Timeout, cancellationToken);
        using var statement = Compile(request, cancellationToken);
        return QueryRows.Read(
            statement, request.MaximumRows, _options.MaxQueryResultBytes, code => Refuse(code, request, cancellationToken));
    }

    public void Dispose() => _file.Dispose();

    private sqlite3_stmt Compile(QueryRequest request, CancellationToken cancellationToken)
    {
        var statement = Compile(request.Sql, out var tail, code => Refuse(code, request, cancellationToken));
        if (statement.IsInvalid)
        {
            throw new QueryRefusedException("The query is empty. Send one SELECT.");
        }

        try
        {
            RequireAlone(tail);
            RequireReadOnly(statement);
            return statement;
        }
        catch (QueryRefusedException)
        {
            statement.Dispose();
            throw;
        }
    }

    private sqlite3_stmt Compile(string sql, out string tail, Func<int, Exception> refuse)
    {
        var code = raw.sqlite3_prepare_v2(_file.Handle, sql, out var statement, out tail);
        return code == raw.SQLITE_OK ? statement : throw refuse(code);
    }

    // Comments and semicolons may follow the statement; what compiles to anything, or does not compile, is a second one.
    private void RequireAlone(string tail)
    {
        if (string.IsNullOrWhiteSpace(tail.Replace(';', ' ')))
        {
            return;
        }

        using var second = Compile(tail, out _, _ => SeveralStatements());
        if (!second.IsInvalid)
        {
            throw SeveralStatements();
        }
    }

    private static void RequireReadOnly(sqlite3_stmt statement)
    {
        if (raw.sqlite3_stmt_readonly(statement) == 0)
        {
            throw new QueryRefusedException("Queries only read: the statement would write. Send one SELECT.");
        }
    }

    private static QueryRefusedException SeveralStatements() => new("Only one statement at a time. Remove what follows the first semicolon.");

    private Exception Refuse(int code, QueryRequest request, CancellationToken cancellationToken)
    {
        var failure = SqliteFailure.Of(_file.Handle, code);
        if (_guard.Denied is { } denied)
        {
            return new QueryRefusedException($"Queries only read: {denied} is not allowed. Send one SELECT.");
        }

        return failure.Code switch
        {
            raw.SQLITE_INTERRUPT when cancellationToken.IsCancellationRequested => new OperationCanceledException(cancellationToken),
            raw.SQLITE_INTERRUPT => TimedOut(request.Timeout),
            raw.SQLITE_TOOBIG => new QueryRefusedException(
                $"A value in the query is larger than {_options.MaxQueryValueBytes} bytes (Sqlite:Warehouse:MaxQueryValueBytes)."),
            raw.SQLITE_ERROR => new QueryRefusedException($"SQLite does not understand the query: {failure.Message}."),
            raw.SQLITE_CORRUPT or raw.SQLITE_IOERR or raw.SQLITE_BUSY or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB =>
                new WarehouseUnavailableException(SqliteAdvice.For(_file.Path, failure), failure),
            _ => new QueryRefusedException($"The query failed: {failure.Message}."),
        };
    }

    private static QueryRefusedException TimedOut(TimeSpan timeout) => new(
        $"The query was stopped after {timeout.TotalSeconds:0.###} s. Narrow it, for example by row_key or with a LIMIT, or allow more time.");
}
