namespace Orleans.Streaming.GCP.Delivery;

/// <summary>How the agents of a silo deliver.</summary>
public sealed class StreamDeliveryOptions
{
    /// <summary>
    /// Agents in each silo, 1 to 1,024. Default: one for each processor, at least 2. Each runs on one thread at a time; a stream always goes to
    /// the same one.
    /// </summary>
    public int Agents { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Deliveries that an agent takes in at once, 1 to 100,000. Default 1,000.</summary>
    public int MaxRead { get; set; } = 1_000;

    /// <summary>Deliveries that an agent holds, those under way included; beyond it more are refused. At least 1; default 100,000.</summary>
    public int MaxHeldDeliveries { get; set; } = 100_000;

    /// <summary>How long an idle agent waits for a delivery before it looks after its streams. 10 ms to 1 min; default 1 s.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long an agent remembers a stream on which nothing comes. Above zero; default 2 min. Each costs about 1 KB; finding one again
    /// costs next to nothing with implicit subscriptions.
    /// </summary>
    public TimeSpan StreamInactivityPeriod { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// What becomes of a delivery to a stream that nobody subscribes to. Default (null): it fails where only implicit subscriptions count, as whoever
    /// relies on them wants to know; with explicit ones, where having none is ordinary, it is dropped, as Orleans' other providers do.
    /// </summary>
    public UnclaimedPolicy? Unclaimed { get; set; }

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    /// <param name="section">What the keys are under.</param>
    public IEnumerable<string> Faults(string section)
    {
        if (Agents is < 1 or > 1_024)
        {
            yield return $"{section}:{nameof(Agents)} must be 1 to 1024, and is {Agents}.";
        }

        if (MaxRead is < 1 or > 100_000)
        {
            yield return $"{section}:{nameof(MaxRead)} must be 1 to 100000, and is {MaxRead}.";
        }

        if (MaxHeldDeliveries < 1)
        {
            yield return $"{section}:{nameof(MaxHeldDeliveries)} must be at least 1, and is {MaxHeldDeliveries}.";
        }

        if (PollInterval < TimeSpan.FromMilliseconds(10) || PollInterval > TimeSpan.FromMinutes(1))
        {
            yield return $"{section}:{nameof(PollInterval)} must be 10 ms to 1 min, and is {PollInterval}.";
        }

        if (StreamInactivityPeriod <= TimeSpan.Zero)
        {
            yield return $"{section}:{nameof(StreamInactivityPeriod)} must be above zero, and is {StreamInactivityPeriod}.";
        }
    }
}

/// <summary>What becomes of a delivery that nobody subscribes to.</summary>
public enum UnclaimedPolicy
{
    /// <summary>It fails with <see cref="StreamConsumerMissingException"/>.</summary>
    Fail,

    /// <summary>It is settled, as if it had been consumed.</summary>
    Drop,
}
