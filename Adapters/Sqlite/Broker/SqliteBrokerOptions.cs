namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Bounds of the embedded broker.</summary>
public sealed class SqliteBrokerOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Sqlite:Broker";

    /// <summary>How long a pull waits for a message before it answers with none. Default 1 s.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Published messages that a subscription keeps in memory until they are pulled. Default 50,000. What is beyond stays on disk
    /// and is read when its turn comes, so a backlog of any depth costs this much memory.
    /// </summary>
    public int MaxBufferedMessages { get; set; } = 50_000;

    /// <summary>The same bound in bytes. Default 64 MB.</summary>
    public long MaxBufferedBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Messages of a subscription that are leased, or given back and waiting for their time. Default 200,000. Beyond it no new
    /// ones are delivered until some are settled.
    /// </summary>
    public int MaxOutstandingMessages { get; set; } = 200_000;

    /// <summary>Messages in one segment, the unit that is written and read. Default 5,000.</summary>
    public int MaxSegmentMessages { get; set; } = 5_000;

    /// <summary>Bytes in one segment, unless a single message is larger. Default 4 MB.</summary>
    public int MaxSegmentBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long acknowledgements may wait until they are written. Default 200 ms. What a crash takes of them is delivered again.</summary>
    public TimeSpan SettlementInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long messages that nobody acknowledged are kept. Default 7 days. What is dropped after it is counted and logged.</summary>
    public TimeSpan UnacknowledgedRetention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long messages that all subscriptions have acknowledged are kept for replay. Default 24 h.</summary>
    public TimeSpan AcknowledgedRetention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Bytes of a topic, messages not yet acknowledged included, beyond which acknowledged ones are deleted before their time.
    /// Default 1 GiB.
    /// </summary>
    public long MaxRetainedBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>How often retention is applied. Default 1 s.</summary>
    public TimeSpan RetentionInterval { get; set; } = TimeSpan.FromSeconds(1);
}
