using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Isobar.Adapters.Sqlite;

/// <summary>One connection to a database file: WAL, every commit synced to disk.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly SqliteConnection _connection;

    private SqliteFile(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    public string Path { get; }

    public sqlite3 Handle => _connection.Handle!;

    /// <summary>Opens the file for writing, and creates what the schema asks for if it is new.</summary>
    /// <exception cref="DataDirectoryException">It is not usable; the message says why and what to do.</exception>
    public static SqliteFile OpenForWriting(DataDirectory directory, FileSchema schema, SqliteOptions options) =>
        Open(directory.PathOf(schema.FileName), SqliteOpenMode.ReadWriteCreate, file =>
        {
            file.Execute($"PRAGMA page_size={schema.PageBytes}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
            file.Configure(options);
            SchemaCheck.CreateOrVerify(file, schema);
            file.Limit(options.MaxFileMegabytes);
        });

    /// <summary>Opens a file that exists already, for reading only.</summary>
    /// <exception cref="DataDirectoryException">It is not usable; the message says why and what to do.</exception>
    public static SqliteFile OpenForReading(DataDirectory directory, FileSchema schema, SqliteOptions options) =>
        Open(directory.PathOf(schema.FileName), SqliteOpenMode.ReadWrite, file =>
        {
            file.Configure(options);
            file.Execute("PRAGMA query_only=ON;");
        });

    public Statement Prepare(string sql) => new(Handle, sql);

    /// <summary>Runs statements that answer nothing.</summary>
    public void Execute(string sql) => SqliteFailure.ThrowUnlessOk(Handle, raw.sqlite3_exec(Handle, sql));

    /// <summary>The first value of the first row.</summary>
    public long Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Long(0) : 0;
    }

    public void Dispose() => _connection.Dispose();

    private static SqliteFile Open(string path, SqliteOpenMode mode, Action<SqliteFile> prepare)
    {
        var file = new SqliteFile(path, new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // The owner disposes connections when it means to; a pooled one would keep the file open after that.
            Pooling = false,
        }.ConnectionString));
        try
        {
            file._connection.Open();
            prepare(file);
            return file;
        }
        catch (Exception e)
        {
            file.Dispose();
            throw Explain(path, e);
        }
    }

    private static Exception Explain(string path, Exception exception) => exception switch
    {
        SqliteFailure failure => new DataDirectoryException(SqliteAdvice.For(path, failure), failure),
        SqliteException e => new DataDirectoryException(
            SqliteAdvice.For(path, new SqliteFailure(e.SqliteErrorCode, e.SqliteExtendedErrorCode, e.Message)), e),
        _ => exception,
    };

    private void Limit(int megabytes)
    {
        if (megabytes > 0)
        {
            Execute($"PRAGMA max_page_count={megabytes * 1024L * 1024L / Scalar("PRAGMA page_size")};");
        }
    }

    private void Configure(SqliteOptions options) => Execute($"""
        PRAGMA busy_timeout={(int)options.BusyTimeout.TotalMilliseconds};
        PRAGMA cache_size=-{options.CacheMegabytes * 1024};
        PRAGMA wal_autocheckpoint={options.CheckpointPages};
        PRAGMA journal_size_limit={options.MaxLogMegabytes * 1024L * 1024L};
        PRAGMA temp_store=MEMORY;
        """);
}
