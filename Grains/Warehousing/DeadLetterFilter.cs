namespace Isobar.Warehousing;

/// <summary>Which dead letters to list.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>Only those with this reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Only those received before; the way to page backwards.</summary>
    public DateTimeOffset? ReceivedBefore { get; init; }

    /// <summary>At most this many, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}
