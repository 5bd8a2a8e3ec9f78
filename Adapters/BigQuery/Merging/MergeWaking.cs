using Isobar.Warehousing.Merging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.BigQuery.Merging;

/// <summary>
/// Wakes the grain that merges, from each silo: so it begins with the first silo, and comes back when the silo it was on has gone.
/// </summary>
internal sealed partial class MergeWaking(IGrainFactory grains, BigQueryOptions options, TimeProvider time, ILogger<MergeWaking> logger) : BackgroundService
{
    // A runtime that is still starting is no news.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            pause = await WakeAsync(pause) ? options.MergeInterval : Longer(pause);
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> WakeAsync(TimeSpan pause)
    {
        try
        {
            await grains.GetGrain<IWarehouseMergeGrain>(0).WakeAsync();
            return true;
        }
        catch (Exception failure)
        {
            if (pause > FirstPause)
            {
                LogNotWoken(Longer(pause), failure);
            }

            return false;
        }
    }

    private TimeSpan Longer(TimeSpan pause) => pause * 2 < options.MergeInterval ? pause * 2 : options.MergeInterval;
}
