using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>
/// Streams rows into a table (https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/insertAll) until each is taken or
/// refused. A row whose outcome is unknown is sent again with the same <c>insertId</c>.
/// </summary>
internal sealed class TableInsert(BigQueryClient client, TableNames names, BigQueryOptions options, BigQueryInstruments instruments) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.MaxConcurrentRequests, options.MaxConcurrentRequests);

    /// <returns>By row: why it was refused; null if it was taken.</returns>
    /// <exception cref="BigQueryFailure">Rows may be there or not: send all of them again.</exception>
    public async Task<string?[]> InsertAsync(string table, EncodedRows rows, CancellationToken cancellationToken)
    {
        var refusals = new string?[rows.Count];
        RefuseTooLarge(rows, refusals);
        await Task.WhenAll(RequestSizes.Cut(rows, options)
            .Select(request => InsertWhenFreeAsync(table, new InsertBatch(rows, request, refusals, names.Named(table)), cancellationToken)));
        return refusals;
    }

    public void Dispose() => _free.Dispose();

    private void RefuseTooLarge(EncodedRows rows, string?[] refusals)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            if (RequestSizes.IsTooLarge(rows, row))
            {
                refusals[row] = $"The row has {rows.LengthOf(row)} bytes, and BigQuery takes requests of at most {RequestSizes.MostBytes}.";
                instruments.OnRows(taken: 0, refused: 1, stopped: 0);
            }
        }
    }

    private async Task InsertWhenFreeAsync(string table, InsertBatch batch, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            await InsertAsync(table, batch, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task InsertAsync(string table, InsertBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await client.RepeatAsync(Operation.InsertRows, stop => InsertPendingAsync(table, batch, stop), cancellationToken);
        }
        catch (BigQueryFailure refused) when (refused.Kind == FailureKind.Invalid && batch.Pending.Count == 1)
        {
            batch.Refuse(refused.Detail);
            instruments.OnRows(taken: 0, refused: 1, stopped: 0);
        }
        catch (BigQueryFailure refused) when (refused.Kind == FailureKind.Invalid)
        {
            // Nobody says which row it is.
            var (first, second) = batch.Halves();
            await InsertAsync(table, first, cancellationToken);
            await InsertAsync(table, second, cancellationToken);
        }
    }

    private async Task<bool> InsertPendingAsync(string table, InsertBatch batch, CancellationToken cancellationToken)
    {
        while (!batch.IsDecided)
        {
            var answer = await client.SendOnceAsync(
                Operation.InsertRows,
                HttpMethod.Post,
                $"{names.TablePath(table)}/insertAll",
                names.Named(table),
                new InsertContent(batch.Rows, batch.Pending),
                BigQueryJson.Default.InsertAnswer,
                cancellationToken);
            var tally = batch.Settle(answer);
            instruments.OnRows(tally.Taken, tally.Refused, tally.Stopped);
            if (!batch.IsDecided && (tally.Refused == 0 || tally.Trouble is not null))
            {
                throw NotNow(table, tally);
            }
        }

        return true;
    }

    // Rows that nothing keeps out but other rows, of which none was at fault: as good as busy.
    private BigQueryFailure NotNow(string table, InsertTally tally)
    {
        var trouble = tally.Trouble ?? "rows were stopped though none was refused";
        return new(FailureKind.Busy, $"BigQuery did not take all rows for {names.Named(table)} ({trouble}).", trouble);
    }
}
