namespace Isobar.Warehousing.Merging;

/// <summary>A warehouse in which rows land first, and are merged by key into the table from time to time.</summary>
/// <remarks>
/// <para><b>The contract.</b> Each call does at most one merge. Any number of callers, with whatever position, may call at once and at any
/// time: no key is ever in the table twice, because no two merges run at once. A position is a hint that saves work, nothing
/// else; a lost or old one costs time, never rows.</para>
/// <para>A merge that fails is an answer (<see cref="MergeStep.Failure"/>), because its position moves on all the same.</para>
/// </remarks>
public interface IMergingWarehouse
{
    /// <summary>How often to call.</summary>
    TimeSpan MergeInterval { get; }

    /// <summary>Merges what has landed since <paramref name="position"/>; answers when that is done.</summary>
    /// <returns>Where things stand now: hand it in next time.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot answer now. Call again with the same position.</exception>
    Task<MergeStep> MergeAsync(MergePosition position, CancellationToken cancellationToken);
}
