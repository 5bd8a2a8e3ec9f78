using Isobar.Adapters.BigQuery.Merging;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Tests.Simulation.Faults;

namespace Isobar.Tests.Simulation.Ports.Warehouses;

/// <summary>Merge jobs as one silo sees them. What decides on them is the product's own <see cref="MergeChain"/> and <see cref="BigQueryMerging"/>.</summary>
internal sealed class MergePort(MergeWarehouse warehouse, Link link) : IMergeJobs
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    public Task EnsureTablesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<LandedDays> FindDaysAsync(MergeWindow window, CancellationToken cancellationToken) =>
        CallAsync(() => new LandedDays(warehouse.DaysLanded(window), 0));

    public Task<JobResource> CreateAsync(string id, MergeWindow window, LandedDays days, CancellationToken cancellationToken)
    {
        var fails = link.Plan.Strikes(FaultKind.MergeFails);
        var longest = link.Plan.Strikes(FaultKind.MergeSlow) ? Longest : TimeSpan.FromSeconds(5);
        var duration = link.Chance.Between(TimeSpan.Zero, longest);
        return CallAsync(() => warehouse.Create(id, window, days, duration, fails));
    }

    public Task<JobResource?> FindAsync(string id, CancellationToken cancellationToken) => CallAsync(() => warehouse.Find(id));

    public Task<long> ReadMarkAsync(CancellationToken cancellationToken) => CallAsync(() => warehouse.Mark);

    // A mark that cannot be moved is logged there, and no failure: see ChainMark.
    public Task MoveMarkAsync(long from, long to, CancellationToken cancellationToken) => link.CallAsync(
        ProbePoint.MergeAsked, ProbePoint.MergeAnswered, link.Ordinary(), () => warehouse.Mark = to / 10 == from / 10 ? warehouse.Mark : to);

    private Task<T> CallAsync<T>(Func<T> effect)
    {
        var failure = link.Plan.Strikes(FaultKind.MergeUnanswered)
            ? new BigQueryFailure(FailureKind.Unreachable, "BigQuery did not answer.", "no answer")
            : null;
        var isLost = failure is not null && link.Chance.Of(0.5);
        return link.CallAsync(
            ProbePoint.MergeAsked,
            ProbePoint.MergeAnswered,
            link.Ordinary() with { Lost = isLost ? failure : null, Denied = isLost ? null : failure },
            effect);
    }
}
