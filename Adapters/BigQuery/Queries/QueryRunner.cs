using Isobar.Adapters.BigQuery.Rest;
using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>Runs queries as jobs, waits for them, fetches their rows, and cancels them when nobody wants them any more.</summary>
internal sealed partial class QueryRunner(JobClient jobs, BigQueryOptions options, TimeProvider time, ILogger<QueryRunner> logger)
{
    private const int MostRowsPerPage = 10_000;

    // BigQuery waits on its side; this is for a server that does not.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <exception cref="BigQueryFailure">The query failed, or BigQuery cannot be asked.</exception>
    /// <exception cref="QueryTooLongException">It exceeded its time.</exception>
    /// <exception cref="ResultTooLargeException">Its values exceed the bound.</exception>
    public async Task<QueryRows> RunAsync(QueryJob job, QueryBounds bounds, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(bounds.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await RepeatAsync(job, bounds, either.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new QueryTooLongException(bounds.Timeout);
        }
    }

    // A job that failed has failed for good, even if only BigQuery was in trouble. Another one may succeed.
    private async Task<QueryRows> RepeatAsync(QueryJob job, QueryBounds bounds, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(job, bounds, cancellationToken);
            }
            catch (BigQueryFailure failure) when (failure.Kind == FailureKind.Busy && attempt < options.Retries)
            {
                await Task.Delay(options.RetryDelay, time, cancellationToken);
            }
        }
    }

    private async Task<QueryRows> RunOnceAsync(QueryJob job, QueryBounds bounds, CancellationToken cancellationToken)
    {
        var id = JobClient.NewId(job.Purpose);
        try
        {
            await CreateAsync(id, job, bounds, cancellationToken);
            return await FetchAsync(id, bounds, cancellationToken);
        }
        catch (Exception failure) when (failure is not BigQueryFailure { IsTransient: false })
        {
            // It may still run.
            await CancelAsync(id);
            throw;
        }
    }

    private async Task CreateAsync(string id, QueryJob job, QueryBounds bounds, CancellationToken cancellationToken)
    {
        var configuration = jobs.Configure(job);
        configuration = configuration with
        {
            // Only for the day on which nobody is left to cancel it.
            JobTimeoutMs = (long)(bounds.Timeout + options.RequestTimeout).TotalMilliseconds,
            Query = configuration.Query! with { MaximumBytesBilled = bounds.MaximumBytesBilled },
        };
        try
        {
            await jobs.CreateAsync(id, configuration, cancellationToken);
        }
        catch (BigQueryFailure failure) when (failure.Kind == FailureKind.Conflict)
        {
            // Ours: the answer to the first request was lost.
        }
    }

    private async Task<QueryRows> FetchAsync(string id, QueryBounds bounds, CancellationToken cancellationToken)
    {
        var rows = new List<WireRow>();
        var budget = new ResultBudget(options.MaxResultBytes);
        string? token = null;
        while (true)
        {
            var page = await jobs.GetResultsAsync(id, token, PageSize(bounds, rows.Count), WaitOf(bounds), cancellationToken);
            if (!page.JobComplete)
            {
                await Task.Delay(Pause, time, cancellationToken);
                continue;
            }

            budget.Spend(page.Rows);
            rows.AddRange(page.Rows ?? []);
            token = page.PageToken;
            if (token is null || rows.Count > bounds.MaximumRows)
            {
                var columns = page.Schema?.Fields ?? [];
                return new QueryRows(columns, [.. rows.Take(bounds.MaximumRows)], rows.Count > bounds.MaximumRows, id);
            }
        }
    }

    // One more than wanted tells whether there are more.
    private static int PageSize(QueryBounds bounds, int fetched) => Math.Min(MostRowsPerPage, bounds.MaximumRows + 1 - fetched);

    private TimeSpan WaitOf(QueryBounds bounds) =>
        new(Math.Min(Math.Min(LongestWait.Ticks, options.RequestTimeout.Ticks / 2), bounds.Timeout.Ticks));

    // With a limit of its own, because the caller's is over. A job that has ended is not harmed by it.
    private async Task CancelAsync(string id)
    {
        using var limit = new CancellationTokenSource(options.RequestTimeout, time);
        try
        {
            await jobs.CancelAsync(id, limit.Token);
        }
        catch (BigQueryFailure failure) when (failure.Kind == FailureKind.NotFound)
        {
            // It was never made.
        }
        catch (Exception failure) when (failure is BigQueryFailure or OperationCanceledException)
        {
            LogNotCancelled(id, failure);
        }
    }
}
