using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Isobar.Adapters.Sqlite;

/// <summary>
/// A prepared statement. Values are bound straight to SQLite, without the parameter objects of ADO.NET, which would cost more
/// than the insert of a row. Not for several threads at once.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int StackBytes = 1024;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteFailure.ThrowUnlessOk(database, raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(_statement, index, value));

    public void Bind(int index, double value) => Check(raw.sqlite3_bind_double(_statement, index, value));

    public void BindNull(int index) => Check(raw.sqlite3_bind_null(_statement, index));

    /// <summary>An empty span is an empty blob, not null.</summary>
    public void BindBlob(int index, ReadOnlySpan<byte> value) => Check(value.IsEmpty
        ? raw.sqlite3_bind_zeroblob(_statement, index, 0)
        : raw.sqlite3_bind_blob(_statement, index, value));

    /// <summary>UTF-8 text. SQLite takes a span without address as null, hence the detour for the empty one.</summary>
    public void BindUtf8(int index, ReadOnlySpan<byte> value) => Check(value.IsEmpty
        ? raw.sqlite3_bind_text(_statement, index, string.Empty)
        : raw.sqlite3_bind_text(_statement, index, value));

    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            BindNull(index);
            return;
        }

        var capacity = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = capacity <= StackBytes ? null : ArrayPool<byte>.Shared.Rent(capacity);
        Span<byte> bytes = rented ?? stackalloc byte[StackBytes];
        BindUtf8(index, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <returns>Whether there is a row to read.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw FailureOf(code),
        };
    }

    /// <summary>Runs a statement that answers nothing.</summary>
    public void Run()
    {
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends the run, so that the statement holds no lock; bound values stay.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public double Double(int column) => raw.sqlite3_column_double(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteFailure.ThrowUnlessOk(_database, code);

    private SqliteFailure FailureOf(int code)
    {
        var failure = SqliteFailure.Of(_database, code);
        Reset();
        return failure;
    }
}
