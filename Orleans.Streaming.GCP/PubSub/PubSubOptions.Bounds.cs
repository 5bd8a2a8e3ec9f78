namespace Isobar.PubSub;

public sealed partial class PubSubOptions
{
    /// <summary>A publish request is sent at this many messages. 1 to 1,000, Google's limit; default 1,000.</summary>
    public int MaxBatchMessages { get; set; } = 1_000;

    /// <summary>
    /// A publish request is sent at about this many bytes of payload and attributes; a larger message goes alone. 1 to 9,500,000 (a request may
    /// have 10 MB); default 9,000,000.
    /// </summary>
    public int MaxBatchBytes { get; set; } = 9_000_000;

    /// <summary>
    /// A publish request is sent this long after its first message came, if it is not full before. 0 to 10 s; default 10 ms. Zero: whatever has
    /// come while earlier requests are under way.
    /// </summary>
    public TimeSpan BatchInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Publish requests of one topic under way at once. 1 to 64; default 4.</summary>
    public int MaxConcurrentPublishes { get; set; } = 4;

    /// <summary>
    /// Bytes of one topic's messages that wait or are under way; beyond it callers wait. At least <see cref="MaxBatchBytes"/>; default
    /// 64 MB. While they are sent, messages cost about two and a half times this.
    /// </summary>
    public long MaxQueuedBytes { get; set; } = 64_000_000;

    /// <summary>
    /// Acknowledgements (and give-backs, and extensions) of different callers go into one request for this long. 0 to 1 s; default 10 ms.
    /// </summary>
    public TimeSpan SettleInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Requests of one kind, of one subscription, that settle at once. 1 to 64; default 4.</summary>
    public int MaxConcurrentSettlements { get; set; } = 4;

    /// <summary>
    /// How long a pull waits for a message before it answers with none; the request behind it goes on for <see cref="PullGrace"/> and serves the next
    /// pull. 10 ms to 10 min; default 1 s.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a pull request that nobody waits for any more goes on. What it brings serves the next pull or, after this time, is given back. A
    /// request ended after it may have leased messages that nobody sees; they come again when the acknowledgement
    /// deadline has passed. 0 to 10 min; default 5 s.
    /// </summary>
    public TimeSpan PullGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one request may take, other than a pull. 100 ms to 10 min; default 15 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a pull request may take; Pub/Sub itself answers within about 90 s. 1 s to 10 min; default 2 min.</summary>
    public TimeSpan PullTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Repetitions of a request that failed for now (HTTP 408, 429, 5xx, a broken connection). 0 to 20; default 8.</summary>
    public int Retries { get; set; } = 8;

    /// <summary>Median wait before the first repetition; doubles with each, with jitter. Above zero; default 100 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>No repetition begins this long after the first attempt began. 0 to 10 min; default 20 s.</summary>
    public TimeSpan RetryDeadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Messages at fault whose faults are remembered, per subscription; beyond it the oldest are forgotten, which gives them more attempts. At least 1;
    /// default 100,000.
    /// </summary>
    public int MaxRememberedFaults { get; set; } = 100_000;

    /// <summary>
    /// Leases that are known, per subscription. At least 1; default 200,000, each about 0.5 KB. Faults of a message beyond it are not counted,
    /// which gives it more attempts.
    /// </summary>
    public int MaxKnownLeases { get; set; } = 200_000;
}
