using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Isobar.Warehousing.Merging;

/// <summary>
/// Merges on a timer, one merge after the other, and keeps the position. That there is one of it in the cluster saves work; should
/// there be two, the warehouse keeps them from merging at once.
/// </summary>
/// <remarks>Reentrant, so that reports answer while a merge runs.</remarks>
[GrainType("warehousemerge")]
[Reentrant]
public sealed class WarehouseMergeGrain(
    [PersistentState("merge")] IPersistentState<MergeState> state,
    IEnumerable<IMergingWarehouse> warehouses,
    TimeProvider time,
    ILogger<WarehouseMergeGrain> logger) : Grain, IWarehouseMergeGrain, IDisposable
{
    private readonly IMergingWarehouse? _warehouse = warehouses.FirstOrDefault();
    private readonly CancellationTokenSource _ending = new();
    private Task _merging = Task.CompletedTask;
    private int _failures;
    private string? _lastFailure;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (_warehouse is { } warehouse)
        {
            this.RegisterGrainTimer(
                static (grain, _) => grain.MergeOnceAsync(),
                this,
                new GrainTimerCreationOptions(TimeSpan.Zero, warehouse.MergeInterval) { Interleave = true, KeepAlive = true });
        }

        return Task.CompletedTask;
    }

    // A merge that is under way goes on in the warehouse; whoever merges next waits for it.
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _ending.CancelAsync();

    public Task<MergeReport> WakeAsync() => Task.FromResult(Report());

    public async Task<MergeReport> MergeAsync()
    {
        await MergeOnceAsync();
        return Report();
    }

    public void Dispose() => _ending.Dispose();

    private Task MergeOnceAsync()
    {
        if (_merging.IsCompleted && _warehouse is { } warehouse)
        {
            _merging = MergeAsync(warehouse);
        }

        return _merging;
    }

    private async Task MergeAsync(IMergingWarehouse warehouse)
    {
        try
        {
            var step = await warehouse.MergeAsync(state.State.Position, _ending.Token);
            Count(step.Failure);
            await StoreAsync(state.State.After(step));
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The activation ends.
        }
        catch (Exception failure)
        {
            Count(failure.Message, failure);
        }
    }

    private async Task StoreAsync(MergeState after)
    {
        if (after == state.State)
        {
            return;
        }

        state.State = after;
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception failure)
        {
            logger.PositionNotStored(failure);
            DeactivateOnIdle();
        }
    }

    private void Count(string? why, Exception? failure = null)
    {
        (_failures, _lastFailure) = why is null ? (0, null) : (_failures + 1, why);
        if (why is not null)
        {
            logger.MergeFailed(_failures, why, failure);
        }
    }

    private MergeReport Report() => new()
    {
        IsMerging = _warehouse is not null,
        Last = state.State.Last,
        Runs = state.State.Runs,
        Rows = state.State.Rows,
        BytesBilled = state.State.BytesBilled,
        Usd = state.State.Usd,
        Lag = time.GetUtcNow() - state.State.Position.MergedUntil,
        FailuresInARow = _failures,
        LastFailure = _lastFailure,
        Job = state.State.Position.Job,
    };
}
