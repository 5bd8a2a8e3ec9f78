namespace Isobar.Adapters.OpenMeteo;

/// <summary>How Open-Meteo is asked.</summary>
public sealed class OpenMeteoOptions
{
    public const string SectionName = "Weather:OpenMeteo";

    /// <summary>
    /// The service's root, to which <c>v1/forecast</c> is appended. Default: <c>https://api.open-meteo.com/</c> or, with an
    /// <see cref="ApiKey"/>, <c>https://customer-api.open-meteo.com/</c>, the host that takes keys.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// The key of a commercial plan, sent as the parameter <c>apikey</c> and never logged. Default: none, which Open-Meteo
    /// allows for non-commercial use. With a key, <see cref="BaseAddress"/> must be https (or this machine).
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>How requests name their sender. Default: <c>isobar</c> and its version. Add an address if you run many.</summary>
    public string UserAgent { get; set; } = "isobar/" + typeof(OpenMeteoOptions).Assembly.GetName().Version?.ToString(2);

    /// <summary>
    /// Longest time for one question, waiting for a free connection and retries included. Default: 5 s, longer than the 2 s
    /// that a row waits for its weather, so that a slow answer still serves the rows after it.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time for one attempt; at most <see cref="Timeout"/>. Default: 2 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Most repetitions after network errors, timeouts, HTTP 408 and 5xx, and HTTP 429 whose <c>Retry-After</c> still fits
    /// into <see cref="Timeout"/>. 0 to 10; default: 2.
    /// </summary>
    public int Retries { get; set; } = 2;

    /// <summary>Median wait before the first repetition; doubles with each, with jitter. Default: 200 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Share of failed attempts, above 0 to 1, within <see cref="BreakerSamplingDuration"/> that opens the breaker. Default: 0.5.</summary>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>Attempts, at least 2, within <see cref="BreakerSamplingDuration"/> before the breaker judges. Default: 8.</summary>
    public int BreakerMinimumAttempts { get; set; } = 8;

    /// <summary>How far back the breaker looks. At least 0.5 s; default: 30 s.</summary>
    public TimeSpan BreakerSamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open breaker leaves the service alone before it lets one attempt through. At least 0.5 s; default: 15 s.</summary>
    public TimeSpan BreakerOpenDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long nobody is asked anything after an HTTP 429 that does not say so itself, as Open-Meteo's do not. At most
    /// <see cref="MaximumPause"/>; default: 1 minute, the shortest window of its quotas.
    /// </summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Longest pause, for all questions, that a <c>Retry-After</c> can impose. Default: 10 minutes. The plan's daily quota
    /// may last longer; then the pause begins anew.
    /// </summary>
    public TimeSpan MaximumPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Most questions in one call, and so locations in one request. 1 to 1,000; default: 100.</summary>
    public int MaximumQuestions { get; set; } = 100;

    /// <summary>Most requests under way at once; others wait, within <see cref="Timeout"/>. 1 to 64; default: 4.</summary>
    public int MaximumConcurrentRequests { get; set; } = 4;

    /// <summary>
    /// Longest answer in bytes, decompressed; a longer one is nonsense. Default: 4 MiB, about twice what a request that
    /// this client makes can be answered with.
    /// </summary>
    public int MaximumResponseBytes { get; set; } = 4 * 1024 * 1024;

    internal Uri EffectiveBaseAddress => BaseAddress
        ?? new Uri(ApiKey is null ? "https://api.open-meteo.com/" : "https://customer-api.open-meteo.com/");
}
