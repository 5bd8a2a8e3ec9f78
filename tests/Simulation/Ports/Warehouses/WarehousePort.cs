using Isobar.Adapters.BigQuery;
using Isobar.Events;
using Isobar.Tests.Simulation.Faults;
using Isobar.Warehousing;

namespace Isobar.Tests.Simulation.Ports.Warehouses;

/// <summary>The warehouse as one silo sees it.</summary>
internal sealed class WarehousePort(WarehouseModel warehouse, Link link, Stamps stamps) : IWarehouse
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(90);

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken)
    {
        var sentAt = stamps.Next();
        if (link.Process.World.Trace.KeepsLines)
        {
            link.Process.World.Trace.Tell(link.Process.World.Now, $"{link.Process.Name} appends {string.Join(' ', rows.Select(static row => row.Key))}");
        }

        return link.Plan.Strikes(FaultKind.AppendPartly)
            ? CallAsync(link.Ordinary() with { Denied = Unavailable() }, () => warehouse.Append([.. rows.Take((rows.Count + 1) / 2)], sentAt))
            : CallAsync(Fate(), () => warehouse.Append(rows, sentAt));
    }

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

    private Task<IReadOnlyList<AppendOutcome>> CallAsync(Fate fate, Func<IReadOnlyList<AppendOutcome>> append) =>
        link.CallAsync(ProbePoint.AppendSent, ProbePoint.AppendDurable, fate, append);

    private Fate Fate()
    {
        var (plan, chance) = (link.Plan, link.Chance);
        var fate = link.Ordinary();
        if (plan.Strikes(FaultKind.AppendFails))
        {
            return fate with { Lost = Unavailable() };
        }

        if (plan.Strikes(FaultKind.AppendUnanswered))
        {
            return fate with { Denied = Unavailable() };
        }

        if (plan.Strikes(FaultKind.AppendLate))
        {
            return fate with { Outward = chance.Between(Soon, Late), IsUnanswered = true };
        }

        return plan.Strikes(FaultKind.AppendTwice) ? fate with { Again = chance.Between(Soon, Late) } : fate;
    }

    private static WarehouseUnavailableException Unavailable() => new("The warehouse did not answer.");
}
