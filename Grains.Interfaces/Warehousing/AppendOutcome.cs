namespace Isobar.Warehousing;

/// <summary>What became of one row that was appended.</summary>
[GenerateSerializer, Immutable, Alias("isobar.append-outcome")]
public readonly record struct AppendOutcome
{
    private AppendOutcome(AppendResult result, DateTimeOffset? storedAt, string? reason)
    {
        Result = result;
        EnrichedAt = storedAt;
        Reason = reason;
    }

    [Id(0)]
    public AppendResult Result { get; }

    /// <summary>For <see cref="AppendResult.AlreadyThere"/>: the <c>enriched_at</c> of the row that is there, if the warehouse knows.</summary>
    [Id(1)]
    public DateTimeOffset? EnrichedAt { get; }

    /// <summary>For <see cref="AppendResult.Refused"/>: why, in a sentence.</summary>
    [Id(2)]
    public string? Reason { get; }

    /// <summary>The row was not there and is now, durably.</summary>
    public static AppendOutcome Stored { get; } = new(AppendResult.Stored, null, null);

    /// <summary>A row with this key was there before; it is unchanged.</summary>
    public static AppendOutcome AlreadyThere(DateTimeOffset? enrichedAt) => new(AppendResult.AlreadyThere, enrichedAt, null);

    /// <summary>The warehouse will never take this row as it is.</summary>
    public static AppendOutcome Refused(string reason) => new(AppendResult.Refused, null, reason);
}

/// <summary>The kinds of <see cref="AppendOutcome"/>.</summary>
public enum AppendResult
{
    Stored,
    AlreadyThere,
    Refused,
}
