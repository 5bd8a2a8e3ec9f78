namespace Isobar.Warehousing.Merging;

/// <summary>One merge that succeeded.</summary>
/// <param name="EndedAt">When it was seen to have ended, UTC.</param>
/// <param name="Duration">From the question what has landed to that moment.</param>
/// <param name="Rows">Rows inserted into the table.</param>
/// <param name="BytesBilled">Bytes that the warehouse charges for.</param>
/// <param name="Usd">Those bytes at list price, US dollars.</param>
/// <param name="IsSweep">Whether it looked at everything that has not expired, and not only at the newest.</param>
[GenerateSerializer, Immutable, Alias("isobar.merge-run")]
public sealed record MergeRun(
    [property: Id(0)] DateTimeOffset EndedAt,
    [property: Id(1)] TimeSpan Duration,
    [property: Id(2)] long Rows,
    [property: Id(3)] long BytesBilled,
    [property: Id(4)] double Usd,
    [property: Id(5)] bool IsSweep);
