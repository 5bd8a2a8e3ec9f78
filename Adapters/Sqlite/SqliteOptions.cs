namespace Isobar.Adapters.Sqlite;

/// <summary>What the embedded services have in common: one set of connections, caches and queues per file.</summary>
public sealed class SqliteOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Sqlite";

    /// <summary>
    /// Operations that wait for the writer of one file before further callers are held up. Default 65,536. What waits is
    /// held in memory, so this bounds memory; a group is never larger.
    /// </summary>
    public int MaxQueuedOperations { get; set; } = 65_536;

    /// <summary>
    /// Rows, states or messages in one transaction. Default 20,000. Larger groups share one sync to disk among more callers,
    /// but each caller waits for its whole group.
    /// </summary>
    public int MaxGroupSize { get; set; } = 20_000;

    /// <summary>Page cache of a connection, MB. Default 64. It fills as it is used.</summary>
    public int CacheMegabytes { get; set; } = 64;

    /// <summary>
    /// Pages in the write-ahead log before a commit copies them into the database. Default 16,384 (64 MB of 4 KB pages). More means fewer
    /// copies of pages that change often, but a longer pause when it happens, and a longer start after a crash.
    /// </summary>
    public int CheckpointPages { get; set; } = 16_384;

    /// <summary>MB to which a write-ahead log is cut back once it has been copied. Default 128.</summary>
    public int MaxLogMegabytes { get; set; } = 128;

    /// <summary>
    /// MB beyond which a file does not grow. Default 0: as far as the disk goes. A file at its limit behaves as on a full disk:
    /// writes fail, with a message, until something is deleted or the limit is raised.
    /// </summary>
    public int MaxFileMegabytes { get; set; }

    /// <summary>How long a statement waits for a lock that another program (a shell, a backup) holds. Default 5 s.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long disposing waits for what is queued to be written. Default 10 s; keep it under the host's shutdown timeout.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
