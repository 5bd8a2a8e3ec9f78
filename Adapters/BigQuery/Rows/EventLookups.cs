using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Rows;

/// <summary>Finds single events, in the table and where they landed; of one key the one in the table counts, else the one that landed first.</summary>
internal sealed class EventLookups(LookupQueries queries, TableNames names, BigQueryOptions options)
{
    private const string Purpose = "events";

    /// <summary>Reads only the days that the keys name.</summary>
    public async Task<IReadOnlyList<EnrichedEvent>> GetAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var wanted = keys.Distinct().ToList();
        var days = Days.Literals(wanted.Select(static key => DateTimeOffset.FromUnixTimeSeconds(key.Hour * 3600L)));
        var sql = Select(
            $"row_key IN UNNEST(@keys) AND TIMESTAMP_TRUNC(occurred_at, DAY) IN ({days})",
            "row_key IN UNNEST(@keys)");
        return await ReadAsync(
            new QueryJob(Purpose, sql, QueryParameter.Texts("keys", wanted.Select(static key => key.ToString()))),
            wanted.Count * 2,
            cancellationToken);
    }

    /// <summary>The newest event with this identity; the table is clustered by user, so its other users are hardly read.</summary>
    public async Task<EnrichedEvent?> FindAsync(string userId, string eventId, CancellationToken cancellationToken)
    {
        const string Match = "user_id = @user AND event_id = @event";
        var job = new QueryJob(
            Purpose, Select(Match, Match), QueryParameter.Text("user", userId), QueryParameter.Text("event", eventId));
        var found = await ReadAsync(job, maximumRows: 1_000, cancellationToken);
        return found.MaxBy(static row => row.Key.Hour);
    }

    private async Task<IReadOnlyList<EnrichedEvent>> ReadAsync(QueryJob job, int maximumRows, CancellationToken cancellationToken)
    {
        var rows = await queries.RunAsync(job, maximumRows, cancellationToken);
        return [.. rows
            .OrderBy(static row => WireValues.TextOrNull(row.Cells[0]), StringComparer.Ordinal)
            .Select(static row => new EnrichedEventReader(new EventColumns(row, first: 1)).Read())
            .DistinctBy(static row => row.Key)];
    }

    // The first column tells the table (0) from the landing table (1).
    private string Select(string inTable, string inLanding) => options.Mode == BigQueryMode.Merge
        ? $"""
            SELECT 0 AS origin, {TableDefinitions.RowColumns} FROM {names.Quoted(TableNames.Events)} WHERE {inTable}
            UNION ALL
            SELECT 1 AS origin, {TableDefinitions.RowColumns} FROM {names.Quoted(TableNames.Landing)} WHERE {inLanding}
            QUALIFY ROW_NUMBER() OVER (PARTITION BY row_key ORDER BY {TableDefinitions.LandedAt}) = 1
            """
        : $"""
            SELECT 0 AS origin, {TableDefinitions.RowColumns} FROM {names.Quoted(TableNames.Events)} WHERE {inTable}
            QUALIFY ROW_NUMBER() OVER (PARTITION BY row_key ORDER BY enriched_at, received_at) = 1
            """;
}
