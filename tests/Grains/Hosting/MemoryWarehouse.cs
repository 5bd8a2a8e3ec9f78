using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>A warehouse in memory, whose appends a test may hold up, refuse or fail.</summary>
internal sealed class MemoryWarehouse : IWarehouse
{
    public List<EnrichedEvent> Rows { get; } = [];

    public List<DeadLetter> DeadLetters { get; } = [];

    /// <summary>The sizes of the appends that arrived, failed ones included.</summary>
    public List<int> Appends { get; } = [];

    /// <summary>What happens to an append before it is taken; throwing fails it.</summary>
    public Func<IReadOnlyList<EnrichedEvent>, Task> BeforeAppend { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Which rows are refused by name.</summary>
    public Func<EnrichedEvent, bool> Refuses { get; set; } = static _ => false;

    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken)
    {
        Appends.Add(rows.Count);
        await BeforeAppend(rows);
        return [.. rows.Select(Append)];
    }

    public Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        DeadLetters.AddRange(letters.Where(letter => DeadLetters.TrueForAll(there => there.Key != letter.Key)));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<EnrichedEvent>> GetAsync(
        IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EnrichedEvent>>(Rows.FindAll(row => keys.Contains(row.Key)));

    public Task<EventWhereabouts> FindAsync(
        string userId, string eventId, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(
        DeadLetterFilter filter, CancellationToken cancellationToken) => throw NotUsed();

    public Task RemoveDeadLettersAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken) => throw NotUsed();

    public Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken) => throw NotUsed();

    public Task<WarehouseFigures> GetFiguresAsync(CancellationToken cancellationToken) => throw NotUsed();

    private static NotSupportedException NotUsed() => new("Grains only write.");

    private AppendOutcome Append(EnrichedEvent row)
    {
        if (Refuses(row))
        {
            return AppendOutcome.Refused("It is not to the warehouse's taste.");
        }

        if (Rows.Find(there => there.Key == row.Key) is { } first)
        {
            return AppendOutcome.AlreadyThere(first.EnrichedAt);
        }

        Rows.Add(row);
        return AppendOutcome.Stored;
    }
}
