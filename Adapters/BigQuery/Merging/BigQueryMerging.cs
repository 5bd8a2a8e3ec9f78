using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;

namespace Isobar.Adapters.BigQuery.Merging;

/// <summary>Moves rows from where they land into the table, by key. docs/design/bigquery.md says why it is exact.</summary>
internal sealed class BigQueryMerging(
    IMergeJobs jobs,
    MergeChain chain,
    TableNames names,
    Prices prices,
    BigQueryOptions options,
    BigQueryInstruments instruments,
    TimeProvider time) : IMergingWarehouse
{
    private const int MergesBetweenFailedSweeps = 10;

    public TimeSpan MergeInterval => options.MergeInterval;

    public async Task<MergeStep> MergeAsync(MergePosition position, CancellationToken cancellationToken)
    {
        try
        {
            await jobs.EnsureTablesAsync(cancellationToken);
            var known = position.IsKnown ? position : await LocateAsync(position, cancellationToken);
            var step = await MergeOnceAsync(known, cancellationToken);
            await jobs.MoveMarkAsync(known.Job, step.Position.Job, cancellationToken);
            return step;
        }
        catch (BigQueryFailure failure)
        {
            throw new WarehouseUnavailableException(Warn(position, failure.Message), failure);
        }
        catch (QueryTooLongException late)
        {
            throw new WarehouseUnavailableException(
                Warn(position, $"Asking {names.Named(TableNames.Landing)} what has landed took too long. {late.Message}"), late);
        }
    }

    private async Task<MergePosition> LocateAsync(MergePosition position, CancellationToken cancellationToken) =>
        position with { IsKnown = true, Job = await chain.FindEndAsync(Math.Max(position.Job, await jobs.ReadMarkAsync(cancellationToken)), cancellationToken) };

    private async Task<MergeStep> MergeOnceAsync(MergePosition position, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var window = NextWindow(position);
        var days = await jobs.FindDaysAsync(window, cancellationToken);
        instruments.OnBilled(MergeStatements.Purpose, days.BytesBilled);
        if (days.Days.Count == 0)
        {
            return MergeStep.Moved(After(position, window));
        }

        var job = await chain.RunAsync(position.Job + 1, window, days, cancellationToken);
        var next = position with { Job = position.Job + 1 };
        if (job.Status?.ErrorResult is { } error)
        {
            instruments.OnMerge(error.Reason ?? "failed");
            return MergeStep.Failed(
                AfterFailure(next, window), Warn(position, $"Job {job.JobReference?.JobId} failed ({error.Reason}): {error.Message}"));
        }

        var merged = MergeWindow.Of(job);
        return merged == window
            ? MergeStep.Merged(After(next, window), Count(job, days.BytesBilled, window, begin))
            : await FollowAsync(next, merged, cancellationToken);
    }

    /// <summary>Somebody else merges too, and may be far ahead: what counts is where the chain ends.</summary>
    private async Task<MergeStep> FollowAsync(MergePosition next, MergeWindow? merged, CancellationToken cancellationToken)
    {
        instruments.OnMerge("of another");
        var end = await chain.FindEndAsync(next.Job, cancellationToken);
        return MergeStep.Moved((merged is null ? next : After(next, merged)) with { Job = end });
    }

    private MergeWindow NextWindow(MergePosition position)
    {
        var now = time.GetUtcNow().ToMicroseconds();
        // What is said to lie ahead was written by a clock that was wrong, and is worth nothing.
        return position is { MergedUntil: { } until, SweptAt: { } swept } && until <= now && swept <= now && now - swept < options.SweepInterval
            ? new MergeWindow(until - options.MergeMargin, now)
            : new MergeWindow(now - options.LandingRetention, now);
    }

    // What is merged stays where it was, so the next window holds the rows of this one. A sweep that fails makes way for smaller windows, or
    // it would keep all rows from the table for as long as it fails.
    private MergePosition AfterFailure(MergePosition next, MergeWindow window) =>
        IsSweep(window) && next.MergedUntil <= window.Until
            ? next with { SweptAt = window.Until - options.SweepInterval + SweepPause }
            : next;

    private TimeSpan SweepPause => new(Math.Min(options.SweepInterval.Ticks, MergesBetweenFailedSweeps * options.MergeInterval.Ticks));

    // A window that begins after what is merged leaves a gap, and moves nothing.
    private MergePosition After(MergePosition position, MergeWindow merged)
    {
        var isSweep = IsSweep(merged);
        return !isSweep && !(merged.From <= position.MergedUntil)
            ? position
            : position with
            {
                MergedUntil = !isSweep && position.MergedUntil > merged.Until ? position.MergedUntil : merged.Until,
                SweptAt = isSweep ? merged.Until : position.SweptAt,
            };
    }

    // The one way in which a merge that fails can lose rows, told while there is time.
    private string Warn(MergePosition position, string why) =>
        position.MergedUntil is { } until && time.GetUtcNow() - until > options.LandingRetention / 2
            ? $"{why} Rows that landed since {Instants.Text(until)} are not in the table, and expire from {Instants.Text(until + options.LandingRetention)} on: mend this before, or raise {BigQueryOptions.Section}:{nameof(options.LandingRetention)}."
            : why;

    private bool IsSweep(MergeWindow window) => window.Until - window.From >= options.LandingRetention;

    private MergeRun Count(JobResource job, long billedBefore, MergeWindow window, long begin)
    {
        var statistics = job.Statistics?.Query;
        var billed = statistics?.TotalBytesBilled ?? 0;
        instruments.OnBilled(MergeStatements.Purpose, billed);
        instruments.OnMerge("merged");
        var all = billedBefore + billed;
        return new MergeRun(
            time.GetUtcNow(),
            time.GetElapsedTime(begin),
            statistics?.DmlStats?.InsertedRowCount ?? statistics?.NumDmlAffectedRows ?? 0,
            all,
            prices.Usd(all),
            IsSweep(window));
    }
}
