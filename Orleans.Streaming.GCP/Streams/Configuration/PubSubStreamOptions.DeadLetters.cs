namespace Orleans.Configuration;

public sealed partial class PubSubStreamOptions
{
    /// <summary>Attempts of an event at fault where <see cref="MaxAttempts"/> is not set: with the default backoff about four minutes, time for a rolling upgrade.</summary>
    internal const int DefaultMaxAttempts = 10;

    /// <summary>
    /// The topic that events go to that nobody will try again, each with the reason in its attributes. Created if missing. Default: none; such events
    /// are handed back for as long as Pub/Sub keeps them.
    /// </summary>
    public string? DeadLetterTopic { get; set; }

    /// <summary>The subscription that keeps dead letters until somebody looks. Created if missing. Default: named like the topic.</summary>
    public string? DeadLetterSubscription { get; set; }

    /// <summary>
    /// Attempts before an event that is itself at fault becomes a dead letter, 1 to 1,000; default 10 with a <see cref="DeadLetterTopic"/>. Outages
    /// and timeouts are nobody's attempt. A message that names no stream becomes one at once.
    /// </summary>
    public int? MaxAttempts { get; set; }

    internal string? EffectiveDeadLetterSubscription => DeadLetterSubscription ?? DeadLetterTopic;
}
