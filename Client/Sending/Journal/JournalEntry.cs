namespace Isobar.Client.Sending.Journal;

/// <summary>How far a send has come.</summary>
internal sealed record JournalEntry
{
    /// <summary>The source's name, for whoever looks into the directory.</summary>
    public required string Source { get; init; }

    public required string Server { get; init; }

    /// <summary>When its sending began: the <c>occurred_at</c> of events that have none.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Items settled.</summary>
    public long Position { get; init; }

    public long Accepted { get; init; }

    public long Rejected { get; init; }

    public bool IsComplete { get; init; }
}
