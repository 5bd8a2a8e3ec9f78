namespace Isobar.Broker.Consuming;

/// <summary>Bounds of a <see cref="KeyedConsumer"/>.</summary>
public sealed class KeyedConsumerOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "Consumer";

    /// <summary>
    /// Messages pulled and not yet settled, at most. Default 12,000: throughput is this over the time a message takes, and each
    /// costs about 5 KB of memory that outlives a collection. Must stay below <c>Writer:MaxQueuedRows</c>, or the writer will
    /// often say busy.
    /// </summary>
    public int MaxInFlight { get; set; } = 12_000;

    /// <summary>
    /// Bytes of payload held and not yet settled, beyond which nothing more is pulled; what one pull brings may exceed it once. Each costs about
    /// five times as much memory on its way. Default 128 MiB.
    /// </summary>
    public long MaxInFlightBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>Messages per pull, at most. Default 2,000.</summary>
    public int MaxPull { get; set; } = 2_000;

    /// <summary>Messages of one key per delivery, at most. Default 1,000.</summary>
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>Pulls outstanding at once. Default 3.</summary>
    public int Pulls { get; set; } = 3;

    /// <summary>
    /// How long a message is leased unless that is extended: the acknowledgement deadline that the subscription is created with, 10 s to 10 min. What a
    /// process held that was killed is delivered again after this, where the broker outlives the process. Default 30 s.
    /// </summary>
    public TimeSpan AckDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often leases are extended; at most half of <see cref="AckDeadline"/>. Default 10 s.</summary>
    public TimeSpan ExtendEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>By how much a lease is extended each time. Default 30 s.</summary>
    public TimeSpan Extension { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A message is held no longer than this; then its lease may expire and it is delivered again. Default 10 min.</summary>
    public TimeSpan MaximumLease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Pause of pulling after a delivery that failed for now; doubles with each in a row. Default 50 ms.</summary>
    public TimeSpan MinimumPause { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause. Default 5 s.</summary>
    public TimeSpan MaximumPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop waits for messages in flight. Default 15 s; the host's own limit is 20 s.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long nothing may be pulled, or nothing of what is held be settled, before the consumer counts as stalled. 10 s to 1 h; default 1 min.
    /// </summary>
    public TimeSpan StalledAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The same but for these two.</summary>
    public KeyedConsumerOptions With(int maxInFlight, int pulls)
    {
        var copy = (KeyedConsumerOptions)MemberwiseClone();
        (copy.MaxInFlight, copy.Pulls) = (maxInFlight, pulls);
        return copy;
    }

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        (string Name, int Value)[] counts =
        [
            (nameof(MaxInFlight), MaxInFlight),
            (nameof(MaxPull), MaxPull),
            (nameof(MaxBatch), MaxBatch),
            (nameof(Pulls), Pulls),
        ];
        foreach (var (name, value) in counts)
        {
            if (value < 1)
            {
                yield return $"{Section}:{name} must be at least 1, and is {value}.";
            }
        }

        if (MaxInFlightBytes < 1)
        {
            yield return $"{Section}:{nameof(MaxInFlightBytes)} must be at least 1, and is {MaxInFlightBytes}.";
        }

        if (AckDeadline < TimeSpan.FromSeconds(10) || AckDeadline > TimeSpan.FromMinutes(10) || AckDeadline < 2 * ExtendEvery)
        {
            yield return $"{Section}:{nameof(AckDeadline)} must be 10 s to 10 min and at least twice {nameof(ExtendEvery)} ({ExtendEvery}); it is {AckDeadline}.";
        }

        if (ExtendEvery <= TimeSpan.Zero || Extension < 2 * ExtendEvery)
        {
            yield return $"{Section}:{nameof(Extension)} must be at least twice {nameof(ExtendEvery)} ({ExtendEvery}), which must be above zero; it is {Extension}.";
        }

        if (MinimumPause <= TimeSpan.Zero || MaximumPause < MinimumPause)
        {
            yield return $"{Section}:{nameof(MinimumPause)} must be above zero and at most {nameof(MaximumPause)}.";
        }

        if (StalledAfter < TimeSpan.FromSeconds(10) || StalledAfter > TimeSpan.FromHours(1))
        {
            yield return $"{Section}:{nameof(StalledAfter)} must be 10 s to 1 h, and is {StalledAfter}.";
        }

        if (MaximumLease <= TimeSpan.Zero || DrainTimeout <= TimeSpan.Zero)
        {
            yield return $"{Section}:{nameof(MaximumLease)} and {nameof(DrainTimeout)} must be above zero.";
        }
    }
}
