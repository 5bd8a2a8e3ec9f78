using SQLitePCL;

namespace Isobar.Adapters.Sqlite;

/// <summary>SQLite refused something. Adapters turn it into their port's exception, with the name of the file.</summary>
internal sealed class SqliteFailure(int code, int extendedCode, string detail) : Exception(detail)
{
    /// <summary>The primary result code, for example <c>SQLITE_FULL</c>.</summary>
    public int Code { get; } = code & 0xFF;

    public int ExtendedCode { get; } = extendedCode;

    /// <summary>Whether only the values of one statement are to blame, so that the transaction goes on without it.</summary>
    public bool IsRefusal => Code is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH;

    /// <summary>Whether the file itself is unusable.</summary>
    public bool IsDamage => Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    public static SqliteFailure Of(sqlite3 database, int code) => new(
        code, raw.sqlite3_extended_errcode(database), raw.sqlite3_errmsg(database).utf8_to_string());

    public static void ThrowUnlessOk(sqlite3 database, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Of(database, code);
        }
    }
}
