namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Bounds of the embedded warehouse.</summary>
public sealed class SqliteWarehouseOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Sqlite:Warehouse";

    /// <summary>Bytes of a row beyond which it is refused. Default 16 MB.</summary>
    public int MaxRowBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Lookups that read at once; more wait. Default 4.</summary>
    public int MaxConcurrentReads { get; set; } = 4;

    /// <summary>Queries (SQL of users) that run at once; more wait, up to their own timeout. Default 2. Each takes a thread and up to <see cref="QueryCacheMegabytes"/>.</summary>
    public int MaxConcurrentQueries { get; set; } = 2;

    /// <summary>Page cache of a query's connection, MB. Default 32. What a sort needs beyond it goes to temporary files.</summary>
    public int QueryCacheMegabytes { get; set; } = 32;

    /// <summary>Bytes of a single value in a query, and of its text. Default 4 MB.</summary>
    public int MaxQueryValueBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Bytes of an answer beyond which it is cut, as it is beyond the rows asked for. Default 32 MB.</summary>
    public int MaxQueryResultBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Rows that a retention run deletes in one transaction. Default 1,000. More is faster, and holds up appends for longer.</summary>
    public int DeleteBatchRows { get; set; } = 1_000;
}
