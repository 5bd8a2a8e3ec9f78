using System.Globalization;
using System.Text.Json;

namespace Isobar.Client.Querying;

/// <summary>What a query read, or would read, and what that costs.</summary>
/// <param name="BytesProcessed">Bytes read; null where nobody counts them.</param>
/// <param name="BytesBilled">Bytes charged for; null of an estimate.</param>
/// <param name="Usd">US dollars at list price.</param>
internal sealed record QueryPrice(long? BytesProcessed, long? BytesBilled, double Usd)
{
    public static QueryPrice OfCost(JsonElement cost) => new(
        cost.GetProperty("bytes_processed").GetInt64(), cost.GetProperty("bytes_billed").GetInt64(), cost.GetProperty("estimated_usd").GetDouble());

    public static QueryPrice OfEstimate(JsonElement estimate) => new(
        estimate.GetProperty("bytes_processed") is { ValueKind: JsonValueKind.Number } bytes ? bytes.GetInt64() : null,
        BytesBilled: null,
        estimate.GetProperty("estimated_usd").GetDouble());

    /// <summary>One line for people.</summary>
    public override string ToString() => this switch
    {
        { BytesProcessed: null } => "queries cost nothing on this warehouse",
        { BytesBilled: { } billed } => $"read {Size(BytesProcessed.Value)}, charged for {Size(billed)}, about {Dollars}",
        _ => $"would read {Size(BytesProcessed.Value)}, about {Dollars}",
    };

    private string Dollars => string.Create(CultureInfo.InvariantCulture, $"${Usd:0.00####}");

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 40 => $"{bytes / (double)(1L << 40):0.##} TiB",
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.##} GiB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0.##} MiB",
        >= 1L << 10 => $"{bytes / (double)(1L << 10):0.##} KiB",
        _ => $"{bytes} bytes",
    };
}
