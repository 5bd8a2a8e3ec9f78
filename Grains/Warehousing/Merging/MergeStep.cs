namespace Isobar.Warehousing.Merging;

/// <summary>What a call of <see cref="IMergingWarehouse.MergeAsync"/> came to.</summary>
public sealed record MergeStep
{
    private MergeStep(MergePosition position, MergeRun? run, string? failure) => (Position, Run, Failure) = (position, run, failure);

    public MergePosition Position { get; }

    /// <summary>The merge that ended; null if there was nothing to merge, or it was somebody else's, or it failed.</summary>
    public MergeRun? Run { get; }

    /// <summary>Why the merge failed, in a sentence; else null.</summary>
    public string? Failure { get; }

    /// <summary>A merge ended well.</summary>
    public static MergeStep Merged(MergePosition position, MergeRun run) => new(position, run, null);

    /// <summary>Nothing was merged: nothing has landed, or others merge and only the position is new.</summary>
    public static MergeStep Moved(MergePosition position) => new(position, null, null);

    /// <summary>A merge ended badly; nothing of it is in the table.</summary>
    public static MergeStep Failed(MergePosition position, string why) => new(position, null, why);
}
