namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>
/// What a killed process leaves behind: a copy of a database and its log, taken while it is written to. Only for files that are not
/// checkpointed meanwhile, so that the copy is of one moment.
/// </summary>
internal static class CrashCopy
{
    /// <summary>A checkpoint threshold that is not reached.</summary>
    public const int NoCheckpoint = int.MaxValue;

    public static void Take(Func<string, string> pathOf, string database, TemporaryDirectory target)
    {
        Copy(pathOf(database), target.PathOf(database));
        Copy(pathOf(database + "-wal"), target.PathOf(database + "-wal"));
    }

    // FileShare: the writer has it open.
    private static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = File.Create(to);
        source.CopyTo(target);
    }
}
