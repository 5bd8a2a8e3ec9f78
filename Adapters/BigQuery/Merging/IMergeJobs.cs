using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Merging;

/// <summary>
/// What merging asks of BigQuery, apart from how it is asked: everything that may fail, be late or be repeated, and nothing that decides. So
/// the deciding part runs in the simulator as it is.
/// </summary>
/// <remarks>Each throws a <see cref="BigQueryFailure"/> when it cannot be done now, or when nobody knows whether it was.</remarks>
internal interface IMergeJobs
{
    /// <summary>Sees that the tables are there.</summary>
    Task EnsureTablesAsync(CancellationToken cancellationToken);

    /// <summary>On which days of <c>occurred_at</c> the rows lie that landed within <paramref name="window"/>.</summary>
    /// <exception cref="Queries.QueryTooLongException">It exceeded its time.</exception>
    Task<LandedDays> FindDaysAsync(MergeWindow window, CancellationToken cancellationToken);

    /// <summary>Makes the job that merges the rows of these days that landed within the window, if there is no job with this id.</summary>
    Task<JobResource> CreateAsync(string id, MergeWindow window, LandedDays days, CancellationToken cancellationToken);

    /// <summary>The job, or null if there is none with this id.</summary>
    Task<JobResource?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The last job that was marked; 0 if none was.</summary>
    Task<long> ReadMarkAsync(CancellationToken cancellationToken);

    /// <summary>Marks the job, if it is time to.</summary>
    Task MoveMarkAsync(long from, long to, CancellationToken cancellationToken);
}

/// <summary>Days on which rows lie that have landed.</summary>
/// <param name="Days">Any instant of each.</param>
/// <param name="BytesBilled">What it cost to know.</param>
internal sealed record LandedDays(IReadOnlyList<DateTimeOffset> Days, long BytesBilled);
