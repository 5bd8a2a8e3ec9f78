using Isobar.Adapters.BigQuery;
using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Adapters.BigQuery;

/// <summary>No two merges run at once, whatever becomes of activations, answers, jobs and states; and nothing is left behind.</summary>
public sealed class MergeChainTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sweep = new BigQueryOptions().SweepInterval;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly JobModel _model = new();
    private readonly BigQueryHost _host;

    public MergeChainTests()
    {
        // The clock runs as fast as the test does, so requests get much of its time.
        _host = new BigQueryHost(
            new ScriptedApi { Other = _model.Answer }, _clock, settings: [("Retries", "0"), ("RequestTimeout", "00:05:00"), ("LookupTimeout", "01:00:00")]);
        Land("a", "b");
    }

    private IMergingWarehouse Merging => _host.Merging;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Merges_are_numbered_from_one_and_tell_rows_and_cost()
    {
        var first = await MergeAsync(MergePosition.Unknown);
        Land("c", "a");
        var second = await MergeAsync(first.Position);

        Assert.Equal(["isobar_merge_isobar_1", "isobar_merge_isobar_2"], _model.MergeIds);
        Assert.Equal((2, 1), (first.Run!.Rows, second.Run!.Rows));
        Assert.Equal((20_971_520, 0.00012), (second.Run.BytesBilled, Math.Round(second.Run.Usd, 5)));
        Assert.Equal((true, false), (first.Run.IsSweep, second.Run.IsSweep));
        Assert.Equal(["a", "b", "c"], _model.Table.Order());
    }

    [Fact]
    public async Task Nothing_landed_is_no_job_and_moves_the_position()
    {
        _model.Landing.Clear();

        var step = await MergeAsync(MergePosition.Unknown);

        Assert.Empty(_model.MergeIds);
        Assert.Equal((null, null, _clock.GetUtcNow()), (step.Run, step.Failure, step.Position.MergedUntil));
    }

    [Fact]
    public async Task Window_reaches_a_margin_back_and_at_every_sweep_over_everything()
    {
        var position = (await MergeAsync(MergePosition.Unknown)).Position;
        position = (await MergeAsync(position, after: Minute)).Position;
        await MergeAsync(position, after: Sweep);

        var now = _clock.GetUtcNow();
        Assert.Equal(
            [TimeSpan.FromDays(3), TimeSpan.FromMinutes(11), TimeSpan.FromDays(3)],
            _model.Windows.Select(static window => window.Until - window.From));
        Assert.Equal(now, _model.Windows[^1].Until);
    }

    [Fact]
    public async Task Row_that_lands_late_within_the_margin_is_merged_by_the_next_one()
    {
        var position = (await MergeAsync(MergePosition.Unknown)).Position;
        _model.Landing.Add(("late", _clock.GetUtcNow() - TimeSpan.FromMinutes(9)));

        await MergeAsync(position, after: Minute);

        Assert.Contains("late", _model.Table);
    }

    [Fact]
    public async Task Row_that_lands_later_than_the_margin_is_merged_by_the_sweep()
    {
        var position = (await MergeAsync(MergePosition.Unknown)).Position;
        _model.Landing.Add(("later", _clock.GetUtcNow() - TimeSpan.FromHours(2)));
        position = (await MergeAsync(position, after: Minute)).Position;
        Assert.DoesNotContain("later", _model.Table);

        await MergeAsync(position, after: Sweep);

        Assert.Contains("later", _model.Table);
    }

    [Fact]
    public async Task Two_activations_share_one_chain_and_never_merge_at_once()
    {
        _model.EndsAtOnce = false;
        var one = MergeManyAsync(20);
        var other = MergeManyAsync(20);

        await EndMergesUntilAsync(Task.WhenAll(one, other));

        Assert.Equal(1, _model.MostMergesAtOnce);
        Assert.Equal(_model.Landing.Select(static row => row.Key).Distinct().Order(), _model.Table.Order());
        Assert.Equal(_model.MergeIds.Count, _model.MergeIds.Distinct().Count());
        Assert.Equal(_model.MergeIds.Count, Math.Max((await one).Job, (await other).Job));
    }

    [Fact]
    public async Task Activation_that_was_overtaken_finds_the_end_and_goes_on_from_there()
    {
        var old = (await MergeAsync(MergePosition.Unknown)).Position;
        var position = old;
        for (var i = 0; i < 37; i++)
        {
            Land($"x{i}");
            position = (await MergeAsync(position, after: Minute)).Position;
        }

        Land("y");
        var moved = await MergeAsync(old, after: Minute);
        var merged = await MergeAsync(moved.Position, after: Minute);

        Assert.Equal((null, 38), (moved.Run, moved.Position.Job));
        Assert.Equal((39, 1), (merged.Position.Job, merged.Run!.Rows));
        Assert.Equal(_model.Table.Count, _model.Table.Distinct().Count());
    }

    [Fact]
    public async Task Lost_state_finds_the_end_of_the_chain_waits_for_it_and_sweeps()
    {
        for (var i = 1; i <= 1_000; i++)
        {
            _model.Remember($"isobar_merge_isobar_{i}");
        }

        var step = await MergeAsync(MergePosition.Unknown);

        Assert.Equal(["isobar_merge_isobar_1001"], _model.MergeIds);
        Assert.True(step.Run!.IsSweep);
    }

    [Fact]
    public async Task Lost_state_finds_a_chain_whose_beginning_is_forgotten()
    {
        for (var i = 1_000_000; i <= 1_250_000; i++)
        {
            _model.Remember($"isobar_merge_isobar_{i}");
        }

        await MergeAsync(MergePosition.Unknown);

        Assert.Equal(["isobar_merge_isobar_1250001"], _model.MergeIds);
    }

    [Fact]
    public async Task State_lost_while_a_merge_runs_waits_for_that_merge()
    {
        _model.EndsAtOnce = false;
        var running = Merging.MergeAsync(MergePosition.Unknown, default);
        await UntilAsync(() => _model.MergeIds.Count == 1);

        var another = Merging.MergeAsync(MergePosition.Unknown, default);
        await EndMergesUntilAsync(Task.WhenAll(running, another));

        Assert.Equal(1, _model.MostMergesAtOnce);
        Assert.Equal(["a", "b"], _model.Table.Order());
    }

    [Fact]
    public async Task Answer_that_is_lost_leads_to_the_same_job()
    {
        _model.Fault = static (request, isBefore) => !isBefore && request.Body.Contains("MERGE", StringComparison.Ordinal)
            ? throw new HttpRequestException("cut")
            : null;
        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => MergeAsync(MergePosition.Unknown));
        _model.Fault = static (_, _) => null;

        var step = await MergeAsync(MergePosition.Unknown with { IsKnown = true }, after: Minute);

        Assert.Single(_model.MergeIds);
        Assert.Equal((1, _clock.GetUtcNow() - Minute), (step.Position.Job, step.Position.MergedUntil));
        Assert.Equal(["a", "b"], _model.Table.Order());
    }

    [Fact]
    public async Task Answer_lost_within_one_call_is_found_by_the_repetition()
    {
        var cuts = 0;
        _model.Fault = (request, isBefore) => !isBefore && request.Body.Contains("MERGE", StringComparison.Ordinal) && cuts++ == 0
            ? throw new HttpRequestException("cut")
            : null;
        using var host = new BigQueryHost(new ScriptedApi { Other = _model.Answer });
        _model.Landing.Clear();
        _model.Landing.Add(("now", DateTimeOffset.UtcNow));

        var step = await host.Merging.MergeAsync(MergePosition.Unknown, default);

        Assert.Equal((1, 1L), (_model.MergeIds.Count, step.Run?.Rows));
    }

    [Fact]
    public async Task Failed_job_is_told_and_burns_its_number_and_the_next_one_takes_its_rows_along()
    {
        var position = (await MergeAsync(MergePosition.Unknown)).Position;
        Land("c");
        _model.FailureReason = "resourcesExceeded";
        var failed = await MergeAsync(position, after: Minute);
        _model.FailureReason = null;

        var merged = await MergeAsync(failed.Position, after: Minute);

        Assert.Contains("isobar_merge_isobar_2 failed (resourcesExceeded): It went wrong.", failed.Failure, StringComparison.Ordinal);
        Assert.Equal((position.MergedUntil, 2L), (failed.Position.MergedUntil, failed.Position.Job));
        Assert.Equal((false, 1L), (merged.Run!.IsSweep, merged.Run.Rows));
        Assert.Equal(["a", "b", "c"], _model.Table.Order());
    }

    [Fact]
    public async Task Sweep_that_fails_does_not_keep_what_landed_since_from_the_table()
    {
        var position = (await MergeAsync(MergePosition.Unknown)).Position;
        _model.FailureReason = "resourcesExceeded";
        Land("c");
        var failed = await MergeAsync(position, after: Sweep);
        _model.FailureReason = null;

        var merged = await MergeAsync(failed.Position, after: Minute);
        var swept = await MergeAsync(merged.Position, after: TimeSpan.FromMinutes(10));

        Assert.Equal((false, true), (merged.Run!.IsSweep, swept.Run!.IsSweep));
        Assert.Contains("c", _model.Table);
    }

    [Fact]
    public async Task Position_of_a_clock_that_was_ahead_is_worth_nothing()
    {
        var ahead = _clock.GetUtcNow().AddDays(2);
        Land("c");

        var step = await MergeAsync(new MergePosition { IsKnown = true, Job = 0, MergedUntil = ahead, SweptAt = ahead });

        Assert.True(step.Run!.IsSweep);
        Assert.Equal((_clock.GetUtcNow(), _clock.GetUtcNow()), (step.Position.MergedUntil, step.Position.SweptAt));
    }

    [Fact]
    public async Task Lost_state_finds_a_chain_that_seldom_merged_by_its_mark()
    {
        var position = (await MergeAsync(MergePosition.Unknown)).Position;
        for (var i = 70_000_000; i <= 70_000_020; i++)
        {
            _model.Remember($"isobar_merge_isobar_{i}");
        }

        _model.Fault = static (request, isBefore) =>
            isBefore && request.Method == "GET" && request.Path.EndsWith("/tables/enriched_events_landing", StringComparison.Ordinal)
                ? ScriptedApi.Json("""{"labels":{"isobar_merge_job":"70000000"}}""")
                : null;
        Land("c");

        var step = await MergeAsync(MergePosition.Unknown, after: Minute);

        Assert.Equal(70_000_021, step.Position.Job);
    }

    [Fact]
    public async Task Chain_marks_every_fiftieth_job()
    {
        var marks = new List<string>();
        _model.Fault = (request, isBefore) =>
        {
            if (isBefore && request.Method == "PATCH")
            {
                marks.Add(request.Body);
            }

            return null;
        };
        var position = (await MergeAsync(MergePosition.Unknown)).Position;
        for (var i = 0; i < 101; i++)
        {
            Land($"x{i}");
            position = (await MergeAsync(position, after: Minute)).Position;
        }

        Assert.Equal(["50", "100"], marks.Select(static body => System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("labels").GetProperty("isobar_merge_job").GetString()));
    }

    [Fact]
    public async Task Failures_that_go_on_for_half_the_retention_say_when_rows_expire()
    {
        var position = (await MergeAsync(MergePosition.Unknown)).Position;
        _model.FailureReason = "resourcesExceeded";
        Land("c");
        Assert.DoesNotContain("expire", (await MergeAsync(position, after: Minute)).Failure, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(2));
        Land("d");

        var failed = await MergeAsync(position with { Job = 2 });

        Assert.Contains("are not in the table, and expire from 2026-11-25T12:00:00.000000Z on", failed.Failure, StringComparison.Ordinal);
        _model.Fault = static (_, _) => ScriptedApi.Error(503, "backendError");
        var unavailable = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => MergeAsync(position));
        Assert.Contains("BigQuery:LandingRetention", unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_that_takes_long_is_waited_for()
    {
        _model.EndsAtOnce = false;
        var merging = Merging.MergeAsync(MergePosition.Unknown, default);
        await UntilAsync(() => _model.MergeIds.Count == 1);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(merging.IsCompleted);

        await EndMergesUntilAsync(merging);

        Assert.Equal(2, (await merging).Run!.Rows);
    }

    private void Land(params string[] keys) => _model.Landing.AddRange(keys.Select(key => (key, _clock.GetUtcNow() - TimeSpan.FromSeconds(1))));

    private Task<MergeStep> MergeAsync(MergePosition position, TimeSpan after = default)
    {
        _clock.Advance(after);
        return Merging.MergeAsync(position, default);
    }

    private async Task<MergePosition> MergeManyAsync(int times)
    {
        var position = MergePosition.Unknown;
        for (var i = 0; i < times; i++)
        {
            position = (await Merging.MergeAsync(position, default)).Position;
        }

        return position;
    }

    private async Task EndMergesUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _model.EndMerges();
            _clock.Advance(TimeSpan.FromMilliseconds(50));

            // Requests are carried out in real time, and have time limits by the test's clock, which must not run away from them.
            await Task.Delay(1);
        }

        await task;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Yield();
        }
    }
}
