using Isobar.Adapters.BigQuery.DeadLetters;
using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Rows;
using Isobar.Adapters.BigQuery.Streaming;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery;

/// <summary>Rows and dead letters in a BigQuery dataset, over its REST API.</summary>
/// <remarks>
/// A row that is appended again is "stored" again: BigQuery does not tell whether a key is there. That it is seen once is up to views
/// and merges.
/// </remarks>
internal sealed class BigQueryWarehouse(
    DatasetSetup setup,
    TableInsert insert,
    EventLookups events,
    DeadLetterBook book,
    UserQueries queries,
    BigQueryFigures figures,
    BigQueryOptions options,
    Stamps stamps) : IWarehouse
{
    private const int MostKeys = 1_000;

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken) =>
        WhenReadyAsync(() => AppendReadyAsync(rows, cancellationToken), cancellationToken);

    public Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) =>
        WhenReadyAsync(() => book.AppendAsync(letters, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<EnrichedEvent>> GetAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, MostKeys, nameof(keys));
        return WhenReadyAsync(() => events.GetAsync(keys, cancellationToken), cancellationToken);
    }

    public Task<EventWhereabouts> FindAsync(string userId, string eventId, CancellationToken cancellationToken) =>
        WhenReadyAsync(() => FindReadyAsync(userId, eventId, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Keys?.Count ?? 0, DeadLetterFilter.MostLetters, nameof(filter));
        return WhenReadyAsync(() => book.ListAsync(filter, cancellationToken), cancellationToken);
    }

    public Task RemoveDeadLettersAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken) =>
        WhenReadyAsync(() => book.RemoveAsync(letters, cancellationToken), cancellationToken);

    public Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken) =>
        WhenReadyAsync(() => queries.RunAsync(request, cancellationToken), cancellationToken);

    public Task<QueryEstimate?> EstimateAsync(string sql, CancellationToken cancellationToken) =>
        WhenReadyAsync(async () => (QueryEstimate?)await queries.EstimateAsync(sql, cancellationToken), cancellationToken);

    public Task<WarehouseFigures> GetFiguresAsync(CancellationToken cancellationToken) =>
        WhenReadyAsync(() => figures.GetAsync(cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<AppendOutcome>> AppendReadyAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken)
    {
        var distinct = new DistinctRows(rows);
        var isMerging = options.Mode == BigQueryMode.Merge;
        var encoded = EventEncoder.Encode(distinct.Rows, isMerging ? stamps.Next() : null);
        var refusals = await insert.InsertAsync(isMerging ? TableNames.Landing : TableNames.Events, encoded, cancellationToken);
        return distinct.Outcomes(refusals);
    }

    private async Task<EventWhereabouts> FindReadyAsync(string userId, string eventId, CancellationToken cancellationToken) =>
        await events.FindAsync(userId, eventId, cancellationToken) is { } row
            ? new EventWhereabouts(row, DeadLetter: null)
            : new EventWhereabouts(Row: null, await book.FindAsync(userId, eventId, cancellationToken));

    private async Task<T> WhenReadyAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            await setup.EnsureAsync(cancellationToken);
            return await act();
        }
        catch (BigQueryFailure failure)
        {
            throw failure.ToUnavailable();
        }
    }

    private Task<bool> WhenReadyAsync(Func<Task> act, CancellationToken cancellationToken) => WhenReadyAsync(
        async () =>
        {
            await act();
            return true;
        },
        cancellationToken);
}
