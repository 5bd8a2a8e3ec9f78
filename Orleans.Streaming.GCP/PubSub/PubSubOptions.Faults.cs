namespace Isobar.PubSub;

public sealed partial class PubSubOptions
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults() => ResourceFaults().Concat(CountFaults()).Concat(TimeFaults());

    // Calls bear a token, which nobody on the way may read.
    private bool IsSafe(Uri? address) =>
        address is { IsAbsoluteUri: true }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || EmulatorHost is { Length: > 0 })))
        && address.AbsolutePath.EndsWith('/') && address.Query.Length == 0;

    private IEnumerable<string> ResourceFaults()
    {
        if (string.IsNullOrWhiteSpace(Project))
        {
            yield return $"{Section}:{nameof(Project)} is missing: name the Google Cloud project, there or in GOOGLE_CLOUD_PROJECT or PUBSUB_PROJECT_ID.";
        }

        if (!IsSafe(Endpoint))
        {
            yield return $"{Section}:{nameof(Endpoint)} must be an https address that ends with a slash, or http on this machine, not \"{Endpoint}\".";
        }

        if (MonitoringEndpoint is not null && !IsSafe(MonitoringEndpoint))
        {
            yield return $"{Section}:{nameof(MonitoringEndpoint)} must be an https address that ends with a slash, or http on this machine, not \"{MonitoringEndpoint}\".";
        }

        if (EmulatorHost is { Length: > 0 } && (!Uri.TryCreate($"http://{EmulatorHost}/", UriKind.Absolute, out var emulator) || emulator.Authority != EmulatorHost))
        {
            yield return $"{Section}:{nameof(EmulatorHost)} must be host and port, as in \"localhost:8085\", not \"{EmulatorHost}\".";
        }

        if (MessageRetention < TenMinutes || MessageRetention > TimeSpan.FromDays(31))
        {
            yield return $"{Section}:{nameof(MessageRetention)} must be 10 minutes to 31 days, and is {MessageRetention}.";
        }

        if (MaxDeliveryAttempts is < 5 or > 100)
        {
            yield return $"{Section}:{nameof(MaxDeliveryAttempts)} must be 5 to 100, and is {MaxDeliveryAttempts}.";
        }
    }

    private IEnumerable<string> CountFaults()
    {
        (string Name, long Value, long Least, long Most)[] counts =
        [
            (nameof(MaxBatchMessages), MaxBatchMessages, 1, 1_000),
            (nameof(MaxBatchBytes), MaxBatchBytes, 1, 9_500_000),
            (nameof(MaxConcurrentPublishes), MaxConcurrentPublishes, 1, 64),
            (nameof(MaxQueuedBytes), MaxQueuedBytes, MaxBatchBytes, long.MaxValue),
            (nameof(MaxConcurrentSettlements), MaxConcurrentSettlements, 1, 64),
            (nameof(Retries), Retries, 0, 20),
            (nameof(MaxRememberedFaults), MaxRememberedFaults, 1, int.MaxValue),
            (nameof(MaxKnownLeases), MaxKnownLeases, 1, int.MaxValue),
        ];
        return from count in counts
               where count.Value < count.Least || count.Value > count.Most
               select $"{Section}:{count.Name} must be {count.Least} to {count.Most}, and is {count.Value}.";
    }

    private IEnumerable<string> TimeFaults()
    {
        (string Name, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] times =
        [
            (nameof(BatchInterval), BatchInterval, TimeSpan.Zero, TimeSpan.FromSeconds(10)),
            (nameof(SettleInterval), SettleInterval, TimeSpan.Zero, TimeSpan.FromSeconds(1)),
            (nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(10), TenMinutes),
            (nameof(PullGrace), PullGrace, TimeSpan.Zero, TenMinutes),
            (nameof(RequestTimeout), RequestTimeout, TimeSpan.FromMilliseconds(100), TenMinutes),
            (nameof(PullTimeout), PullTimeout, TimeSpan.FromSeconds(1), TenMinutes),
            (nameof(RetryDelay), RetryDelay, TimeSpan.FromTicks(1), TenMinutes),
            (nameof(RetryDeadline), RetryDeadline, TimeSpan.Zero, TenMinutes),
        ];
        return from time in times
               where time.Value < time.Least || time.Value > time.Most
               select $"{Section}:{time.Name} must be {time.Least} to {time.Most}, and is {time.Value}.";
    }
}
