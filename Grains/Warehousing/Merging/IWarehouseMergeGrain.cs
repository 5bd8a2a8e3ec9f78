namespace Isobar.Warehousing.Merging;

/// <summary>Merges what has landed, every <see cref="IMergingWarehouse.MergeInterval"/> for as long as it is active. Key 0; one for the cluster.</summary>
[Alias("isobar.warehouse-merge")]
public interface IWarehouseMergeGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Makes the grain active if it is not, and tells how merging goes; answers at once. To be called every now and then from each silo,
    /// so that merging goes on when the silo that did it is gone.
    /// </summary>
    [Alias("wake")]
    Task<MergeReport> WakeAsync();

    /// <summary>Merges now, or joins the merge that is under way, and tells how it went. It takes as long as a merge does.</summary>
    [Alias("merge")]
    Task<MergeReport> MergeAsync();
}
