namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>What one answer said of its rows.</summary>
internal sealed record InsertTally
{
    public int Taken { get; init; }

    public int Refused { get; init; }

    /// <summary>Innocent rows that a neighbour kept out.</summary>
    public int Stopped { get; init; }

    /// <summary>What keeps some row out for now; null if nothing does.</summary>
    public string? Trouble { get; init; }
}
