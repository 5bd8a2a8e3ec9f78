namespace Isobar.Broker;

/// <summary>How one subscription delivers.</summary>
public sealed record SubscriptionSettings
{
    /// <summary>The topic whose messages it receives.</summary>
    public required string Topic { get; init; }

    /// <summary>How long a lease lasts unless extended. 10 to 600 s, as in Pub/Sub.</summary>
    public TimeSpan AckDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Delay before the first redelivery of a message that was given back.</summary>
    public TimeSpan MinimumBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The delay doubles with each give-back up to this.</summary>
    public TimeSpan MaximumBackoff { get; init; } = TimeSpan.FromSeconds(60);
}
