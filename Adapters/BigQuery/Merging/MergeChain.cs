using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Merging;

/// <summary>
/// The jobs <c>isobar_merge_dataset_1</c>, <c>_2</c>, <c>_3</c>… BigQuery takes each id once, and job n+1 is only ever asked for by somebody who
/// has seen job n at its end. So no two of them run at once, whoever asks, and however often.
/// </summary>
internal sealed class MergeChain(IMergeJobs jobs, BigQueryOptions options, TimeProvider time)
{
    // BigQuery forgets a job after about half a year; within any half of that a chain has a job to be found by.
    private static readonly TimeSpan Stride = TimeSpan.FromDays(60);
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(20 * 365);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Job <paramref name="number"/> at its end, which merges this or what somebody else made of it before. The one before it must have been seen at
    /// its end.
    /// </summary>
    /// <exception cref="BigQueryFailure">Nobody knows whether it was made, or how it ended: ask again for the same number.</exception>
    public async Task<JobResource> RunAsync(long number, MergeWindow window, LandedDays days, CancellationToken cancellationToken)
    {
        var job = await CreateOrFindAsync(number, window, days, cancellationToken);
        return job.IsDone ? job : await WaitAsync(number, cancellationToken);
    }

    /// <summary>The last job that there is, at its end; 0 if there is none.</summary>
    /// <param name="known">A job that is known to exist; 0 if none is.</param>
    /// <param name="cancellationToken">Ends the search, and changes nothing.</param>
    public async Task<long> FindEndAsync(long known, CancellationToken cancellationToken)
    {
        var there = known == 0 ? await FindSomeAsync(cancellationToken) : known;
        var step = 1L;
        while (await ExistsAsync(there + step, cancellationToken))
        {
            there += step;
            step *= 2;
        }

        var end = await BisectAsync(there, there + step, cancellationToken);
        if (end > 0)
        {
            await WaitAsync(end, cancellationToken);
        }

        return end;
    }

    private async Task<JobResource> CreateOrFindAsync(long number, MergeWindow window, LandedDays days, CancellationToken cancellationToken)
    {
        try
        {
            return await jobs.CreateAsync(IdOf(number), window, days, cancellationToken);
        }
        catch (BigQueryFailure failure) when (failure.Kind is FailureKind.Conflict or FailureKind.Invalid or FailureKind.NotFound)
        {
            // It exists: made by another, by a request of ours whose answer was lost, or made and failed in one.
            if (await jobs.FindAsync(IdOf(number), cancellationToken) is { } there)
            {
                return there;
            }

            throw;
        }
    }

    private async Task<JobResource> WaitAsync(long number, CancellationToken cancellationToken)
    {
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var job = await jobs.FindAsync(IdOf(number), cancellationToken)
                ?? throw Failures.Of(Operation.GetJob, $"job {IdOf(number)}", "notFound", "it was there before");
            if (job.IsDone)
            {
                return job;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    // The first one is there in a young chain. In an old one it is forgotten, and looked for in strides that cannot miss what is remembered.
    private async Task<long> FindSomeAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(1, cancellationToken))
        {
            return 1;
        }

        var stride = Math.Max(1, (long)(Stride / options.MergeInterval));
        for (var number = stride; number <= Furthest / options.MergeInterval; number += stride)
        {
            if (await ExistsAsync(number, cancellationToken))
            {
                return number;
            }
        }

        return 0;
    }

    // Holds: there exists (or is 0), not does not.
    private async Task<long> BisectAsync(long there, long not, CancellationToken cancellationToken)
    {
        while (not - there > 1)
        {
            var middle = there + ((not - there) / 2);
            if (await ExistsAsync(middle, cancellationToken))
            {
                there = middle;
            }
            else
            {
                not = middle;
            }
        }

        return there;
    }

    private async Task<bool> ExistsAsync(long number, CancellationToken cancellationToken) =>
        await jobs.FindAsync(IdOf(number), cancellationToken) is not null;

    private string IdOf(long number) => $"isobar_merge_{options.Dataset}_{number}";
}
