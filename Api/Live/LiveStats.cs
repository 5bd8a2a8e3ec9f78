using System.Text.Json.Nodes;

namespace Isobar.Api.Live;

/// <summary>The part of <c>/v1/stats</c> that the page shows all the time, under the same names.</summary>
internal static class LiveStats
{
    private static readonly (string Section, string[] Names)[] Shown =
    [
        ("api", ["events_accepted", "events_rejected", "requests_in_flight", "publish_latency_ms_mean", "publish_failures"]),
        ("broker", ["unacknowledged", "leased", "oldest_unacknowledged_age_ms"]),
        ("pipeline",
        [
            "delivered", "acknowledged", "in_flight", "given_back", "duplicates", "conflicts", "refused", "dead_letters", "delivery_failures",
            "recent_latency_ms_p50", "recent_latency_ms_p95", "recent_latency_ms_p99",
        ]),
        ("weather",
        [
            "source", "attribution", "attribution_link", "cache_hits", "cell_hits", "questions", "requests", "failures", "events_missing", "events_fresh", "events_stale", "events_historical",
        ]),
        ("writer",
        [
            "rows", "already_there", "batches", "rows_per_batch_mean", "queued_rows", "retries", "busy", "published", "recent_flush_ms_p50",
            "recent_flush_ms_p99",
        ]),
        ("warehouse", ["name", "rows", "dead_letters", "guarantee", "are_estimates"]),
        ("process", ["version", "runtime", "uptime_s", "cpu_s", "working_set_bytes", "processors"]),
        ("cost", ["usd_per_million_events", "parts", "basis"]),
    ];

    /// <summary>Whether a section is shown.</summary>
    public static bool Shows(string section) => Array.Exists(Shown, shown => shown.Section == section);

    public static JsonObject Of(JsonObject report)
    {
        var shown = new JsonObject();
        foreach (var (section, names) in Shown)
        {
            if (report[section] is JsonObject figures)
            {
                shown[section] = figures["error"] is { } error
                    ? new JsonObject { ["error"] = error.DeepClone() }
                    : new JsonObject(names.Select(name => KeyValuePair.Create(name, figures[name]?.DeepClone())));
            }
        }

        return shown;
    }
}
