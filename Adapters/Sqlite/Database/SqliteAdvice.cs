using SQLitePCL;

namespace Isobar.Adapters.Sqlite;

/// <summary>Says in one line what is wrong with a file and what to do about it.</summary>
internal static class SqliteAdvice
{
    public static string For(string file, SqliteFailure failure) => failure.Code switch
    {
        raw.SQLITE_FULL => 
            $"No space is left for {file}. Free space on its disk, or raise Sqlite:MaxFileMegabytes; nothing is lost meanwhile.",
        raw.SQLITE_CORRUPT => $"{file} is damaged ({failure.Message}). Restore it from a backup, or move it away to start empty.",
        raw.SQLITE_NOTADB => $"{file} is not a database. Restore it from a backup, or move it away to start empty.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            $"{file} cannot be written. Make it and its directory writable for this user.",
        raw.SQLITE_CANTOPEN => $"{file} cannot be opened. Check that its directory exists and is writable for this user.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"{file} is in use by another program. Stop that program.",
        raw.SQLITE_IOERR => $"Reading or writing {file} failed ({failure.Message}). Check its disk: it may be failing, or read-only.",
        _ => $"{file}: {failure.Message} (SQLite code {failure.ExtendedCode}).",
    };
}
