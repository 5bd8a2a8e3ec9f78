namespace Isobar.Api.Stats.History;

/// <summary>A line of the charts: what it is called, and how a point comes from two readings.</summary>
/// <param name="Name">Ends in its unit.</param>
/// <param name="IsMean">Whether a longer time is told by the mean, as of a rate; else by the worst, as of a backlog.</param>
/// <param name="Measure">From the reading now and the one before; null where it cannot be said.</param>
internal sealed record HistorySeries(string Name, bool IsMean, Func<StatsReading, StatsReading, double?> Measure)
{
    /// <summary>The sections of <c>/v1/stats</c> that they come from. The warehouse's is not among them: BigQuery is paid for being asked.</summary>
    public static IReadOnlySet<string> Sections { get; } = new HashSet<string>(StringComparer.Ordinal) { "api", "broker", "pipeline", "weather", "writer", "process" };

    /// <summary>All of them. The file of the history names them, so that one may be added or taken away.</summary>
    public static IReadOnlyList<HistorySeries> All { get; } =
    [
        Rate("received_per_s", "api", "events_accepted"),
        Rate("rejected_per_s", "api", "events_rejected"),
        Rate("delivered_per_s", "pipeline", "delivered"),
        Rate("stored_per_s", "writer", "rows"),
        Rate("duplicates_per_s", "pipeline", "duplicates"),
        Rate("dead_letters_per_s", "pipeline", "dead_letters"),
        Level("backlog", "broker", "unacknowledged"),
        Level("oldest_age_ms", "broker", "oldest_unacknowledged_age_ms"),
        Level("in_flight", "pipeline", "in_flight"),
        Level("queued_rows", "writer", "queued_rows"),
        Level("latency_ms_p50", "pipeline", "recent_latency_ms_p50"),
        Level("latency_ms_p95", "pipeline", "recent_latency_ms_p95"),
        Level("latency_ms_p99", "pipeline", "recent_latency_ms_p99"),
        new("weather_hit_ratio", IsMean: true, HitRatio),
        new("provider_requests_per_1000_events", IsMean: true, static (now, before) =>
            1_000 * Share(now.Growth(before, "weather", "requests"), now.Growth(before, "writer", "rows"))),
        new("rows_per_batch", IsMean: true, static (now, before) => Share(now.Growth(before, "writer", "rows"), now.Growth(before, "writer", "batches"))),
        Level("flush_ms_p50", "writer", "recent_flush_ms_p50"),
        Level("flush_ms_p99", "writer", "recent_flush_ms_p99"),
        Rate("retries_per_s", "writer", "retries"),
        Rate("cpu_cores", "process", "cpu_s"),
        Level("working_set_bytes", "process", "working_set_bytes"),
    ];

    private static HistorySeries Rate(string name, string section, string figure) =>
        new(name, IsMean: true, (now, before) => now.Rate(before, section, figure));

    private static HistorySeries Level(string name, string section, string figure) => new(name, IsMean: false, (now, _) => now.Number(section, figure));

    // What the cache of the silo does not know a cell may, and what that does not know the source is asked.
    private static double? HitRatio(StatsReading now, StatsReading before)
    {
        var hits = now.Growth(before, "weather", "cache_hits") + now.Growth(before, "weather", "cell_hits");
        return Share(hits, hits + now.Growth(before, "weather", "questions"));
    }

    private static double? Share(double? part, double? whole) => whole > 0 ? part / whole : null;
}
