namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>What a subscription knows of a message that it has delivered.</summary>
internal struct MessageState
{
    /// <summary>The pull that holds it, or 0.</summary>
    public long Lease;

    /// <summary>When that lease ends, UTC ticks.</summary>
    public long Deadline;

    public int Deliveries;

    public int GiveBacks;
}
