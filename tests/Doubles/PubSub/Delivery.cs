namespace Isobar.Tests.Doubles.PubSub;

/// <summary>A message as one subscription has it.</summary>
internal sealed class Delivery(StoredMessage message)
{
    public StoredMessage Message { get; } = message;

    /// <summary>The number of the lease, or 0 if it has none.</summary>
    public long Lease { get; set; }

    public DateTimeOffset LeaseEnds { get; set; }

    public int Attempts { get; set; }

    public int GiveBacks { get; set; }

    public bool IsAcknowledged { get; set; }

    /// <summary>Counts seeks, so that what waits since before one is not delivered after it twice.</summary>
    public int Epoch { get; set; }
}
