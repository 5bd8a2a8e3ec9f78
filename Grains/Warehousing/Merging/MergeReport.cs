namespace Isobar.Warehousing.Merging;

/// <summary>How merging goes. Totals reach back as far as the grain's state does.</summary>
[GenerateSerializer, Immutable, Alias("isobar.merge-report")]
public sealed record MergeReport
{
    /// <summary>Whether there is anything to merge in this warehouse at all.</summary>
    [Id(0)]
    public required bool IsMerging { get; init; }

    /// <summary>The last merge that succeeded.</summary>
    [Id(1)]
    public MergeRun? Last { get; init; }

    /// <summary>Merges that succeeded.</summary>
    [Id(2)]
    public long Runs { get; init; }

    /// <summary>Rows that they inserted.</summary>
    [Id(3)]
    public long Rows { get; init; }

    /// <summary>Bytes charged for them.</summary>
    [Id(4)]
    public long BytesBilled { get; init; }

    /// <summary>Those bytes at list price, US dollars.</summary>
    [Id(5)]
    public double Usd { get; init; }

    /// <summary>The oldest row that is not in the table landed no longer ago than this; null before the first merge.</summary>
    [Id(6)]
    public TimeSpan? Lag { get; init; }

    /// <summary>Tries that failed since the last one that did not; 0 is healthy.</summary>
    [Id(7)]
    public int FailuresInARow { get; init; }

    /// <summary>Why the last of them failed.</summary>
    [Id(8)]
    public string? LastFailure { get; init; }

    /// <summary>The number of the last merge that was seen to have ended.</summary>
    [Id(9)]
    public long Job { get; init; }
}
