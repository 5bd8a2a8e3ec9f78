using Isobar.Adapters.BigQuery.Rest;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>The SQL of users: tried without running it first, so that what writes, is wrong or costs too much never runs.</summary>
internal sealed class UserQueries(JobClient jobs, QueryRunner runner, Prices prices, BigQueryOptions options, BigQueryInstruments instruments)
{
    private const string Purpose = "query";

    /// <exception cref="QueryRefusedException">It is malformed, would write, or exceeds a bound.</exception>
    public async Task<QueryResult> RunAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        var bytes = await EstimateBytesAsync(request.Sql, cancellationToken);
        if (bytes > options.MaximumBytesBilled)
        {
            throw new QueryRefusedException(
                $"The query would read {prices.Describe(bytes)}, and at most {prices.Describe(options.MaximumBytesBilled)} are allowed ({BigQueryOptions.Section}:{nameof(options.MaximumBytesBilled)}). Name fewer columns, or filter on occurred_at.");
        }

        var found = await RunBoundedAsync(request, cancellationToken);
        return new QueryResult(
            [.. found.Columns.Select(static column => column.Name)],
            [.. found.Rows.Select(row => Values(found.Columns, row))],
            found.Truncated)
        {
            Cost = await CostAsync(found.JobId, cancellationToken),
        };
    }

    /// <inheritdoc cref="RunAsync"/>
    public async Task<QueryEstimate> EstimateAsync(string sql, CancellationToken cancellationToken)
    {
        var bytes = await EstimateBytesAsync(sql, cancellationToken);
        return new QueryEstimate(bytes, prices.Usd(bytes));
    }

    private async Task<long> EstimateBytesAsync(string sql, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(sql))
        {
            throw new QueryRefusedException("The query is empty. Send one SELECT.");
        }

        try
        {
            var estimate = await jobs.DryRunAsync(jobs.Configure(new QueryJob(Purpose, sql)), cancellationToken);
            RequireSelect(estimate.Statistics?.Query?.StatementType);
            return estimate.Statistics?.TotalBytesProcessed ?? estimate.Statistics?.Query?.TotalBytesProcessed ?? 0;
        }
        catch (BigQueryFailure failure) when (IsOfItsAuthor(failure))
        {
            throw Refused(failure);
        }
    }

    private async Task<QueryRows> RunBoundedAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var bounds = new QueryBounds(request.MaximumRows, request.Timeout, options.MaximumBytesBilled);
            return await runner.RunAsync(new QueryJob(Purpose, request.Sql), bounds, cancellationToken);
        }
        catch (BigQueryFailure failure) when (IsOfItsAuthor(failure))
        {
            throw Refused(failure);
        }
        catch (QueryTooLongException late)
        {
            throw new QueryRefusedException($"{late.Message} Narrow it, for example by occurred_at, or allow more time.");
        }
        catch (ResultTooLargeException large)
        {
            throw new QueryRefusedException($"{large.Message} Name fewer columns, or fewer rows with a LIMIT.");
        }
    }

    private async Task<QueryCost?> CostAsync(string jobId, CancellationToken cancellationToken)
    {
        var statistics = (await jobs.FindAsync(jobId, cancellationToken))?.Statistics;
        if (statistics is null)
        {
            return null;
        }

        var billed = statistics.Query?.TotalBytesBilled ?? 0;
        instruments.OnBilled(Purpose, billed);
        return new QueryCost(statistics.Query?.TotalBytesProcessed ?? statistics.TotalBytesProcessed ?? 0, billed, prices.Usd(billed));
    }

    private static void RequireSelect(string? statementType)
    {
        if (statementType == "SCRIPT")
        {
            throw new QueryRefusedException("Only one statement at a time, and no scripts. Send one SELECT.");
        }

        if (statementType != "SELECT")
        {
            throw new QueryRefusedException($"Queries only read: {statementType ?? "such a statement"} is not allowed. Send one SELECT.");
        }
    }

    // A table that is not there or not open to Isobar is one that the query names.
    private static bool IsOfItsAuthor(BigQueryFailure failure) =>
        failure.Kind is FailureKind.Invalid or FailureKind.NotFound or FailureKind.Denied && failure.Reason is not ("blocked" or "billingNotEnabled");

    private static QueryRefusedException Refused(BigQueryFailure failure) => new($"BigQuery does not run the query: {failure.Detail}");

    private static object?[] Values(IReadOnlyList<FieldSchema> columns, WireRow row)
    {
        var values = new object?[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = WireValues.Read(columns[i], row.Cells[i]);
        }

        return values;
    }
}
