using System.Globalization;
using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery;

/// <summary>
/// Counts, taken when somebody asks and shown for a while: rows from the table's metadata, which is free; dead letters and duplicates by
/// queries. Whoever gives up waiting leaves the count to the next one who asks.
/// </summary>
internal sealed class BigQueryFigures(BigQueryClient client, LookupQueries queries, TableNames names, BigQueryOptions options, TimeProvider time)
{
    private const string Name = "bigquery";
    private const string Purpose = "figures";

    private readonly Lock _gate = new();
    private Task<WarehouseFigures>? _counting;
    private DateTimeOffset _countedAt;
    private long? _duplicates;
    private DateTimeOffset _duplicatesAt = DateTimeOffset.MinValue;

    public Task<WarehouseFigures> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_counting is null || _counting.IsFaulted || (_counting.IsCompleted && now - _countedAt >= options.FiguresInterval))
            {
                // Bounded by the time limits of what it sends, and awaited by whoever asks.
                _counting = CountAsync();
                _countedAt = now;
            }

            return _counting.WaitAsync(cancellationToken);
        }
    }

    private async Task<WarehouseFigures> CountAsync()
    {
        var rows = await CountRowsAsync();
        var letters = await NumberAsync($"SELECT COUNT(*) FROM {names.Quoted(TableNames.DeadLetters)}");
        return new WarehouseFigures(Name, rows, letters, options.Mode == BigQueryMode.Merge ? MergeGuarantee : StreamGuarantee)
        {
            LiveTable = TableNames.Live,
            AreEstimates = true,
            Duplicates = await CountDuplicatesAsync(),
        };
    }

    private string MergeGuarantee =>
        $"Every key exactly once: in {TableNames.Live} at once (events of the last {options.LiveDays} days), in {TableNames.Events} after the next merge (every {options.MergeInterval}). rows counts {TableNames.Events} and lags.";

    private static string StreamGuarantee =>
        $"Every key exactly once in {TableNames.Live}; {TableNames.Events} may hold one twice, as duplicates tells. rows counts {TableNames.Events} and lags.";

    private async Task<long?> CountRowsAsync()
    {
        var table = await client.SendAsync(
            Operation.GetTable, HttpMethod.Get, names.TablePath(TableNames.Events), names.Named(TableNames.Events),
            BigQueryJson.Default.TableResource, CancellationToken.None);
        return table.NumRows + (table.StreamingBuffer?.EstimatedRows ?? 0);
    }

    private async Task<long?> CountDuplicatesAsync()
    {
        var now = time.GetUtcNow();
        if (_duplicatesAt == DateTimeOffset.MinValue || now - _duplicatesAt >= options.DuplicatesInterval)
        {
            _duplicates = await NumberAsync(
                $"SELECT COUNT(*) - COUNT(DISTINCT row_key) FROM {names.Quoted(TableNames.Events)} WHERE occurred_at >= @since",
                QueryParameter.Instant("since", now.AddDays(-options.LiveDays)));
            _duplicatesAt = now;
        }

        return _duplicates;
    }

    // Too dear to count is unknown, which is what null says.
    private async Task<long?> NumberAsync(string sql, params IReadOnlyList<QueryParameter> parameters)
    {
        try
        {
            var rows = await queries.RunAsync(new QueryJob(Purpose, sql, parameters), maximumRows: 1, CancellationToken.None);
            return long.Parse(WireValues.TextOrNull(rows[0].Cells[0])!, CultureInfo.InvariantCulture);
        }
        catch (WarehouseUnavailableException tooDear) when (tooDear.InnerException is BigQueryFailure { Reason: "bytesBilledLimitExceeded" })
        {
            return null;
        }
    }
}
