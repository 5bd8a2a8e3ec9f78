using Isobar.Adapters.BigQuery.Rest;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>Isobar's own queries, within the bounds of its options.</summary>
internal sealed class LookupQueries(QueryRunner runner, BigQueryOptions options)
{
    /// <exception cref="BigQueryFailure">It failed.</exception>
    /// <exception cref="WarehouseUnavailableException">It exceeds a bound; the message names the option.</exception>
    public async Task<IReadOnlyList<WireRow>> RunAsync(QueryJob job, int maximumRows, CancellationToken cancellationToken)
    {
        try
        {
            return (await runner.RunAsync(job, new QueryBounds(maximumRows, options.LookupTimeout), cancellationToken)).Rows;
        }
        catch (QueryTooLongException late)
        {
            throw new WarehouseUnavailableException(
                $"BigQuery took too long to look up {job.Purpose}: {late.Message} Try again, or raise {BigQueryOptions.Section}:{nameof(options.LookupTimeout)}.", late);
        }
        catch (ResultTooLargeException large)
        {
            throw new WarehouseUnavailableException($"Too much was found in looking up {job.Purpose}: {large.Message}", large);
        }
        catch (BigQueryFailure failure) when (failure.Reason == "bytesBilledLimitExceeded")
        {
            throw new WarehouseUnavailableException(
                $"Looking up {job.Purpose} would read more than {BigQueryOptions.Section}:{nameof(options.MaximumBytesBilled)} allows ({options.MaximumBytesBilled} bytes): {failure.Detail}", failure);
        }
    }
}
