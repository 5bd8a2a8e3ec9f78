using Isobar.Tests.Simulation.Worlds;
using Isobar.Warehousing.Merging;
using Orleans;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>Wakes the grain that merges, again and again, as each silo does. The product's own loop is a hosted service, which runs on the thread pool.</summary>
internal static class MergeLoop
{
    public static async Task RunAsync(IGrainFactory grains, IMergingWarehouse warehouse, Process process)
    {
        while (process.IsAlive)
        {
            try
            {
                await grains.GetGrain<IWarehouseMergeGrain>(0).WakeAsync();
            }
            catch (Exception failure)
            {
                process.World.Note("merging not woken", failure.GetType().Name);
            }

            await Task.Delay(warehouse.MergeInterval, process.Time);
        }
    }
}
