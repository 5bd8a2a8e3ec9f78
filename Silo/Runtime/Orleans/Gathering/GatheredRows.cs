using Isobar.Warehousing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>
/// Brings the rows that any silo stores to those who watch here, while somebody does. A silo that joins is watched within a second, and one that has
/// gone is forgotten.
/// </summary>
internal sealed partial class GatheredRows(IClusterClient cluster, CommittedRows committed, TimeProvider time, ILogger<GatheredRows> logger)
    : BackgroundService, IRowsObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public Task OnRowsAsync(IReadOnlyList<EnrichedEvent> rows, long lost)
    {
        foreach (var row in rows)
        {
            committed.Publish(row);
        }

        committed.Lose(lost);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var self = cluster.CreateObjectReference<IRowsObserver>(this);
        using var tick = new PeriodicTimer(Interval, time);
        try
        {
            while (await tick.WaitForNextTickAsync(stoppingToken))
            {
                await WatchAsync(self);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Silos forget an observer that no longer asks.
        }
    }

    private async Task WatchAsync(IRowsObserver self)
    {
        if (!committed.AreWanted)
        {
            return;
        }

        try
        {
            var silos = await cluster.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
            await Task.WhenAll(silos.Keys.Select(silo => cluster.GetGrain<ISiloGrain>(silo.ToParsableString()).WatchAsync(self)));
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            // The next tick asks again; what was stored meanwhile is not shown, as the stream's description says.
            LogNotWatching(failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The live stream lacks rows of a silo for now: {Reason}")]
    private partial void LogNotWatching(string reason);
}
