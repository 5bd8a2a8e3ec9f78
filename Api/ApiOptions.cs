using Isobar.Api.Stats.History;

namespace Isobar.Api;

/// <summary>Limits and times of the HTTP API.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>
    /// Longest body in bytes of a request without events. Default: 1,000,000. The limits of one with events are part of the
    /// API's contract and not options: 10,000 events and 10,000,000 bytes.
    /// </summary>
    public int MaxCommandBytes { get; set; } = 1_000_000;

    /// <summary>
    /// Requests with events that are read or published at once; one more is answered 429. Each of them takes part in the broker's
    /// group commit, so a few dozen saturate it. Default: 256.
    /// </summary>
    public int MaxRequestsInFlight { get; set; } = 256;

    /// <summary>
    /// Bytes of bodies (after decompression) held for requests in flight; more is answered 429. At least one whole request,
    /// 10,000,000. Accepted events are held about twice. Default: 256,000,000.
    /// </summary>
    public long MaxBytesInFlight { get; set; } = 256_000_000;

    /// <summary>
    /// How long a publish may take before the request is answered 503, outcome unknown. Longer than the broker's own retries.
    /// Default: 20 s.
    /// </summary>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>What 429 and 503 name in <c>Retry-After</c>; sent in whole seconds. Default: 1 s.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Recent events that <c>/v1/users/{id}</c> shows unless asked for more, 0 to 100. Default: 20.</summary>
    public int RecentEvents { get; set; } = 20;

    /// <summary>Watchers of <c>/v1/stream</c> at once, and pages of the dashboard; one more is answered 503. Default: 100.</summary>
    public int MaxWatchers { get; set; } = 100;

    /// <summary>
    /// Whether the dashboard's map is kept while nobody looks, so that it is there at once. Default: true; false for <c>serve</c>, to which rows would have
    /// to be sent by all silos.
    /// </summary>
    public bool KeepLiveReady { get; set; } = true;

    /// <summary>
    /// Where the history of the figures is kept, which the dashboard's charts show: <c>File</c> (in the data directory, the default), <c>Memory</c> (the default of
    /// <c>serve</c>, which keeps nothing) or <c>Off</c>.
    /// </summary>
    public HistoryKeeping History { get; set; } = HistoryKeeping.File;

    /// <summary>Rows that wait for a slow watcher before the oldest is dropped. Default: 1,024.</summary>
    public int WatcherCapacity { get; set; } = 1_024;

    /// <summary>A silent stream says that it is alive this often; shorter than the idle timeout of any proxy. Default: 15 s.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Rows that a query answers with unless it asks for fewer; it cannot ask for more. Default: 10,000.</summary>
    public int MaxQueryRows { get; set; } = 10_000;

    /// <summary>A query is stopped after this. Default: 10 s.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Queries that run at once; one more is answered 429. Default: 4.</summary>
    public int MaxQueriesInFlight { get; set; } = 4;

    /// <summary>A section of <c>/v1/stats</c>, or a readiness check, that takes longer is reported as failed. Default: 2 s.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
