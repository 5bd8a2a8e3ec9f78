using System.Globalization;

namespace Isobar.Bench.Warehouse;

/// <summary>What is measured; each has an option of the same name.</summary>
internal sealed record BenchSettings
{
    /// <summary>Rows to append in all.</summary>
    public long Rows { get; init; } = 5_000_000;

    /// <summary>Narrow rows that are there before the measure begins: see <see cref="Bench.Warehouse.Prefill"/>.</summary>
    public long Prefill { get; init; }

    /// <summary><c>index</c>: rows in the order of arrival, keys in an index. <c>clustered</c>: rows in the order of keys (WITHOUT ROWID).</summary>
    public string Layout { get; init; } = "index";

    /// <summary><c>hour</c>: keys as they are. <c>random</c>: keys without locality, for comparison.</summary>
    public string Keys { get; init; } = "hour";

    /// <summary>Rows of one hour of <c>occurred_at</c>.</summary>
    public long RowsPerHour { get; init; } = 2_000_000;

    /// <summary>Percent of the rows that belong to a random earlier hour.</summary>
    public int LatePercent { get; init; } = 3;

    /// <summary>Rows of one append.</summary>
    public int Batch { get; init; } = 5_000;

    /// <summary>Appends at once.</summary>
    public int Writers { get; init; } = 2;

    /// <summary>Milliseconds from one append of a writer to its next; 0: as fast as it goes.</summary>
    public int PaceMs { get; init; }

    public int PageBytes { get; init; } = 4096;

    public int CacheMegabytes { get; init; } = 64;

    public int CheckpointPages { get; init; } = 16_384;

    /// <summary>Where; deleted before and after.</summary>
    public string Directory { get; init; } = Path.Combine(Path.GetTempPath(), "isobar-bench-warehouse");

    /// <summary>
    /// Connection string of a PostgreSQL database to measure instead of SQLite; its schema <c>isobar_bench</c> is dropped before and after. Layout,
    /// prefill, pages, caches and directory do not apply.
    /// </summary>
    public string? Postgres { get; init; }

    public static BenchSettings Parse(string[] args)
    {
        var settings = new BenchSettings();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            settings = settings.With(args[i], args[i + 1]);
        }

        return settings;
    }

    private BenchSettings With(string option, string value) => option switch
    {
        "--rows" => this with { Rows = Number(value) },
        "--prefill" => this with { Prefill = Number(value) },
        "--layout" => this with { Layout = value },
        "--keys" => this with { Keys = value },
        "--rows-per-hour" => this with { RowsPerHour = Number(value) },
        "--late-percent" => this with { LatePercent = (int)Number(value) },
        "--batch" => this with { Batch = (int)Number(value) },
        "--writers" => this with { Writers = (int)Number(value) },
        "--pace-ms" => this with { PaceMs = (int)Number(value) },
        "--page-bytes" => this with { PageBytes = (int)Number(value) },
        "--cache-mb" => this with { CacheMegabytes = (int)Number(value) },
        "--checkpoint-pages" => this with { CheckpointPages = (int)Number(value) },
        "--postgres" => this with { Postgres = value },
        "--directory" => this with { Directory = value },
        _ => throw new ArgumentException($"Unknown option {option}.", nameof(option)),
    };

    private static long Number(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}
