using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;

namespace Isobar.Tests.Grains.Warehousing;

public sealed class MergeTests
{
    private const string Grain = "warehousemerge/0";

    private readonly MemoryMerging _merging = new();

    [Fact]
    public void Woken_grain_merges_at_once_and_then_on_its_timer()
    {
        using var host = new GrainsHost(merging: _merging);

        Wake(host);
        host.Advance(TimeSpan.Zero);
        Assert.Single(_merging.Asked);

        host.Advance(MemoryMerging.Interval);
        host.Advance(MemoryMerging.Interval);

        Assert.Equal([0, 1, 2], _merging.Asked.Select(position => position.Job));
    }

    [Fact]
    public void Position_is_kept_as_grain_state()
    {
        using var host = new GrainsHost(merging: _merging);

        host.Settle(Merging(host).MergeAsync());

        var stored = host.Storage.Find<MergeState>("merge", Grain)!;
        Assert.Equal((true, _merging.Asked.Count), (stored.Position.IsKnown, (int)stored.Position.Job));
    }

    [Fact]
    public void Report_tells_the_last_run_the_totals_and_the_lag()
    {
        using var host = new GrainsHost(merging: _merging);
        _merging.Answer = position => Task.FromResult(MemoryMerging.Merged(position, rows: 3, until: host.Clock.GetUtcNow()));
        Wake(host);
        host.Advance(TimeSpan.Zero);
        host.Advance(MemoryMerging.Interval);
        _merging.Answer = position => new TaskCompletionSource<MergeStep>().Task;

        host.Advance(MemoryMerging.Interval);

        var report = Wake(host);
        Assert.Equal((2, 6, 200, 0.5), (report.Runs, report.Rows, report.BytesBilled, report.Usd));
        Assert.Equal((3, TimeSpan.FromSeconds(2)), (report.Last!.Rows, report.Last.Duration));
        Assert.Equal((MemoryMerging.Interval, 0, 2), (report.Lag, report.FailuresInARow, report.Job));
    }

    [Fact]
    public void Nothing_to_merge_keeps_the_last_run_and_moves_the_position()
    {
        using var host = new GrainsHost(merging: _merging);
        host.Settle(Merging(host).MergeAsync());
        _merging.Answer = position => Task.FromResult(MergeStep.Moved(position with { MergedUntil = Sample.Noon }));

        var report = host.Settle(Merging(host).MergeAsync());

        Assert.Equal(1, report.Last?.Rows);
        Assert.Equal(host.Clock.GetUtcNow() - Sample.Noon, report.Lag);
    }

    [Fact]
    public void Failed_merge_is_counted_told_and_does_not_stand_still()
    {
        using var host = new GrainsHost(merging: _merging);
        _merging.Answer = position => Task.FromResult(MergeStep.Failed(MemoryMerging.Next(position), "Job 1 failed."));
        Wake(host);
        host.Advance(TimeSpan.Zero);
        _merging.Answer = _ => throw new WarehouseUnavailableException("A quota is used up.");
        host.Advance(MemoryMerging.Interval);

        var report = Wake(host);

        Assert.Equal((2, "A quota is used up.", 1), (report.FailuresInARow, report.LastFailure, report.Job));
        _merging.Answer = static position => Task.FromResult(MemoryMerging.Merged(position, rows: 1));
        host.Advance(MemoryMerging.Interval);
        Assert.Equal((0, null, 2), (Wake(host).FailuresInARow, Wake(host).LastFailure, Wake(host).Job));
    }

    [Fact]
    public void Merge_that_takes_long_is_joined_and_reports_answer_meanwhile()
    {
        using var host = new GrainsHost(merging: _merging);
        var end = new TaskCompletionSource();
        _merging.Answer = async position =>
        {
            await end.Task;
            return MemoryMerging.Merged(position, rows: 1);
        };
        Wake(host);
        host.Advance(TimeSpan.Zero);

        host.Advance(10 * MemoryMerging.Interval);
        var merging = Merging(host).MergeAsync();
        host.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((1, 1), (_merging.Running, _merging.Asked.Count));
        Assert.Equal(0, Wake(host).Runs);
        end.SetResult();
        Assert.Equal(1, host.Settle(merging).Runs);
    }

    [Fact]
    public void Position_that_cannot_be_stored_ends_the_activation_and_the_next_one_starts_from_what_is_stored()
    {
        using var host = new GrainsHost(merging: _merging);
        host.Settle(Merging(host).MergeAsync());
        var stored = host.Storage.Find<MergeState>("merge", Grain)!.Position.Job;
        host.Storage.BeforeWrite = static () => throw new IOException("The disk is full.");
        host.Settle(Merging(host).MergeAsync());
        host.Storage.BeforeWrite = static () => Task.CompletedTask;
        host.Advance(TimeSpan.Zero);

        host.Settle(Merging(host).MergeAsync());

        Assert.Equal(2, _merging.Asked.Count(position => position.Job == stored));
    }

    [Fact]
    public void Warehouse_without_merges_says_so()
    {
        using var host = new GrainsHost();

        Assert.False(host.Settle(Merging(host).MergeAsync()).IsMerging);
        Assert.False(Wake(host).IsMerging);
    }

    private static IWarehouseMergeGrain Merging(GrainsHost host) => host.Grains.GetGrain<IWarehouseMergeGrain>(0);

    private static MergeReport Wake(GrainsHost host) => host.Run(Merging(host).WakeAsync());
}
