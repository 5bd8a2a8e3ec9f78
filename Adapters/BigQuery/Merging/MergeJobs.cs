using System.Globalization;
using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;

namespace Isobar.Adapters.BigQuery.Merging;

/// <summary>Asks BigQuery over its REST API.</summary>
internal sealed class MergeJobs(
    DatasetSetup setup, ChainMark mark, QueryRunner queries, JobClient jobs, TableNames names, BigQueryOptions options) : IMergeJobs
{
    // An event is at most ten years old, so this is more than there can be.
    private const int MostDays = 5_000;

    public Task EnsureTablesAsync(CancellationToken cancellationToken) => setup.EnsureAsync(cancellationToken).AsTask();

    public async Task<LandedDays> FindDaysAsync(MergeWindow window, CancellationToken cancellationToken)
    {
        var found = await queries.RunAsync(
            MergeStatements.DaysLanded(names, window), new QueryBounds(MostDays, options.MergeTimeout), cancellationToken);
        var billed = (await jobs.FindAsync(found.JobId, cancellationToken))?.Statistics?.Query?.TotalBytesBilled ?? 0;
        return new LandedDays([.. found.Rows.Select(static row => Instants.FromMicroseconds(Microseconds(row)))], billed);
    }

    public Task<JobResource> CreateAsync(string id, MergeWindow window, LandedDays days, CancellationToken cancellationToken)
    {
        var statement = MergeStatements.Merge(names, window, Days.Literals(days.Days));
        var configuration = jobs.Configure(statement) with { JobTimeoutMs = (long)options.MergeTimeout.TotalMilliseconds };
        return jobs.CreateAsync(id, configuration, cancellationToken);
    }

    public Task<JobResource?> FindAsync(string id, CancellationToken cancellationToken) => jobs.FindAsync(id, cancellationToken);

    public Task<long> ReadMarkAsync(CancellationToken cancellationToken) => mark.ReadAsync(cancellationToken);

    public Task MoveMarkAsync(long from, long to, CancellationToken cancellationToken) => mark.MoveAsync(from, to, cancellationToken);

    private static long Microseconds(WireRow row) => long.Parse(WireValues.TextOrNull(row.Cells[0])!, CultureInfo.InvariantCulture);
}
