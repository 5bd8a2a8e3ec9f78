namespace Isobar.Warehousing;

/// <summary>What a query would cost if it were run now.</summary>
/// <param name="BytesProcessed">Bytes it would read, at most.</param>
/// <param name="EstimatedUsd">Those bytes at list price, US dollars.</param>
public sealed record QueryEstimate(long BytesProcessed, double EstimatedUsd);
