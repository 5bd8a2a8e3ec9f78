using SQLitePCL;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Copies a database to a new file while others write to it.</summary>
internal static class Backup
{
    private const int PagesPerStep = 1_024;

    public static void Write(SqliteFile source, string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            throw new IOException($"{path} exists already. Choose another name, or delete it first.");
        }

        var partial = path + ".partial";
        File.Delete(partial);
        try
        {
            Copy(source, partial, cancellationToken);
            File.Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static void Copy(SqliteFile source, string partial, CancellationToken cancellationToken)
    {
        var opened = raw.sqlite3_open_v2(partial, out var target, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null);
        using (target)
        {
            RequireOk(opened, partial, target);
            // The read transaction holds one moment for the whole copy; without it, every commit would start the copy anew.
            source.Execute("BEGIN; SELECT count(*) FROM sqlite_schema;");
            CopyPages(source, partial, target, cancellationToken);
            source.Execute("ROLLBACK;");
        }
    }

    private static void CopyPages(SqliteFile source, string partial, sqlite3 target, CancellationToken cancellationToken)
    {
        using var backup = raw.sqlite3_backup_init(target, "main", source.Handle, "main");
        int code;
        while ((code = raw.sqlite3_backup_step(backup, PagesPerStep)) == raw.SQLITE_OK)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        RequireOk(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code, partial, target);
    }

    private static void RequireOk(int code, string partial, sqlite3 target)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new IOException(SqliteAdvice.For(partial, SqliteFailure.Of(target, code)));
        }
    }
}
