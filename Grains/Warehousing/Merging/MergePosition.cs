namespace Isobar.Warehousing.Merging;

/// <summary>How far merging has come, as far as its holder knows.</summary>
[GenerateSerializer, Immutable, Alias("isobar.merge-position")]
public sealed record MergePosition
{
    public static readonly MergePosition Unknown = new();

    /// <summary>Whether <see cref="Job"/> has been looked up; if not, it is found before anything else is done.</summary>
    [Id(0)]
    public bool IsKnown { get; init; }

    /// <summary>The number of the last merge that was seen to have ended; 0 if there was none.</summary>
    [Id(1)]
    public long Job { get; init; }

    /// <summary>Everything that landed before this is in the table, but for what arrived late; null if that is not known.</summary>
    [Id(2)]
    public DateTimeOffset? MergedUntil { get; init; }

    /// <summary>When a merge last looked at everything that has landed and not expired; null if the next one must.</summary>
    [Id(3)]
    public DateTimeOffset? SweptAt { get; init; }
}
