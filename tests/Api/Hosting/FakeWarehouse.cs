using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Api.Tests.Hosting;

/// <summary>Rows and dead letters in memory; queries answer what the test says.</summary>
internal sealed class FakeWarehouse : IWarehouse
{
    public List<EnrichedEvent> Rows { get; } = [];

    public List<DeadLetter> DeadLetters { get; } = [];

    public Func<QueryRequest, QueryResult> OnQuery { get; set; } = _ => new QueryResult([], [], false);

    /// <summary>What queries would cost; null for nothing.</summary>
    public Func<string, QueryEstimate?> OnEstimate { get; set; } = _ => null;

    /// <summary>A query answers only after this has completed.</summary>
    public Task Barrier { get; set; } = Task.CompletedTask;

    /// <summary>Released once per query that has begun.</summary>
    public SemaphoreSlim Begun { get; } = new(0);

    public Exception? Failure { get; set; }

    public Task<IReadOnlyList<EnrichedEvent>> GetAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<EnrichedEvent>>(() => [.. Rows.Where(row => keys.Contains(row.Key))]);

    public Task<EventWhereabouts> FindAsync(string userId, string eventId, CancellationToken cancellationToken) =>
        Answer(() => new EventWhereabouts(
            Rows.Find(row => row.Event.UserId == userId && row.Event.EventId == eventId),
            DeadLetters.Find(letter => letter.UserId == userId && letter.EventId == eventId)));

    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(
        DeadLetterFilter filter, CancellationToken cancellationToken) => Answer<IReadOnlyList<DeadLetter>>(() =>
        [.. DeadLetters.Where(filter.Includes).OrderByDescending(DeadLetterReference.To).Take(filter.Limit)]);

    public Task RemoveDeadLettersAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken) =>
        Answer(() => DeadLetters.RemoveAll(letter => letters.Contains(DeadLetterReference.To(letter))));

    public async Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        Begun.Release();
        await Barrier;
        return await Answer(() => OnQuery(request));
    }

    public Task<QueryEstimate?> EstimateAsync(string sql, CancellationToken cancellationToken) => Answer(() => OnEstimate(sql));

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The API appends nothing.");

    public Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) => Answer(() =>
    {
        foreach (var letter in letters)
        {
            DeadLetters.RemoveAll(held => held.Key == letter.Key && held.ReceivedAt < letter.ReceivedAt);
            if (!DeadLetters.Exists(held => held.Key == letter.Key))
            {
                DeadLetters.Add(letter);
            }
        }

        return letters.Count;
    });

    public Task<WarehouseFigures> GetFiguresAsync(CancellationToken cancellationToken) =>
        Answer(() => new WarehouseFigures("fake", Rows.Count, DeadLetters.Count, "exact"));

    private Task<T> Answer<T>(Func<T> answer) =>
        Failure is { } failure ? Task.FromException<T>(failure) : Task.FromResult(answer());
}
