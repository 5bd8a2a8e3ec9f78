using Isobar.Events;
using Isobar.Tests.Simulation.Faults;
using Isobar.Warehousing;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The warehouse as one silo sees it.</summary>
internal sealed class WarehousePort(WarehouseModel warehouse, Link link) : IWarehouse
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(90);

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken) =>
        link.CallAsync(ProbePoint.AppendSent, ProbePoint.AppendDurable, Fate(), () => warehouse.Append(rows));

    public Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) =>
        link.CallAsync(ProbePoint.DeadLetterSent, ProbePoint.DeadLetterDurable, Fate(), () => warehouse.Append(letters));

    public Task<IReadOnlyList<EnrichedEvent>> GetAsync(
        IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) => throw NotUsed();

    public Task<EventWhereabouts> FindAsync(
        string userId, string eventId, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(
        DeadLetterFilter filter, CancellationToken cancellationToken) => throw NotUsed();

    public Task RemoveDeadLettersAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken) => throw NotUsed();

    public Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken) => throw NotUsed();

    public Task<WarehouseFigures> GetFiguresAsync(CancellationToken cancellationToken) => throw NotUsed();

    private static NotSupportedException NotUsed() => new("The writing side does not use this.");

    private Fate Fate()
    {
        var (plan, chance) = (link.Plan, link.Chance);
        var fate = link.Ordinary();
        if (plan.Strikes(plan.AppendFails))
        {
            return fate with { Lost = Unavailable() };
        }

        if (plan.Strikes(plan.AppendUnanswered))
        {
            return fate with { Denied = Unavailable() };
        }

        if (plan.Strikes(plan.AppendLate))
        {
            return fate with { Outward = chance.Between(Soon, Late), IsUnanswered = true };
        }

        return plan.Strikes(plan.AppendTwice) ? fate with { Again = chance.Between(Soon, Late) } : fate;
    }

    private static WarehouseUnavailableException Unavailable() => new("The warehouse did not answer.");
}
