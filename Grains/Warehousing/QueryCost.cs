namespace Isobar.Warehousing;

/// <summary>What a query cost, in a warehouse that charges for queries.</summary>
/// <param name="BytesProcessed">Bytes read.</param>
/// <param name="BytesBilled">Bytes charged for: rounded up, or nothing if the answer was kept from an earlier run.</param>
/// <param name="EstimatedUsd">The bytes billed at list price, US dollars; free allowances and discounts are not known here.</param>
public sealed record QueryCost(long BytesProcessed, long BytesBilled, double EstimatedUsd);
