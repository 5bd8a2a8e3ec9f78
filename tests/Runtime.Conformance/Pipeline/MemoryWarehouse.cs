using System.Collections.Concurrent;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Runtime.Conformance.Pipeline;

/// <summary>Rows by key, in memory.</summary>
public sealed class MemoryWarehouse : IWarehouse
{
    private readonly ConcurrentDictionary<RowKey, EnrichedEvent> _rows = new();

    public IReadOnlyCollection<EnrichedEvent> Rows => [.. _rows.Values];

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AppendOutcome>>([.. rows.Select(Append)]);

    public Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IReadOnlyList<EnrichedEvent>> GetAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) => throw NotUsed();

    public Task<EventWhereabouts> FindAsync(string userId, string eventId, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken) => throw NotUsed();

    public Task RemoveDeadLettersAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken) => throw NotUsed();

    public Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken) => throw NotUsed();

    public Task<WarehouseFigures> GetFiguresAsync(CancellationToken cancellationToken) => throw NotUsed();

    private AppendOutcome Append(EnrichedEvent row)
    {
        var there = _rows.GetOrAdd(row.Key, row);
        return ReferenceEquals(there, row) ? AppendOutcome.Stored : AppendOutcome.AlreadyThere(there.EnrichedAt);
    }

    private static NotSupportedException NotUsed() => new("The grains of this suite only append.");
}
