using Isobar.Warehousing;

namespace Isobar.Api.Query;

/// <summary>What a query would cost.</summary>
/// <param name="BytesProcessed">Bytes that it would read, at most; null where that is not known because it costs nothing.</param>
/// <param name="EstimatedUsd">What they cost at list price, US dollars.</param>
internal sealed record QueryEstimateDocument(long? BytesProcessed, double EstimatedUsd)
{
    public static QueryEstimateDocument Of(QueryEstimate? estimate) => new(estimate?.BytesProcessed, estimate?.EstimatedUsd ?? 0);
}
