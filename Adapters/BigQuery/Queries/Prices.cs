namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>What bytes cost, and how both are written for people.</summary>
internal sealed class Prices(BigQueryOptions options)
{
    private const double BytesPerTiB = 1L << 40;

    public double Usd(long bytes) => Math.Round(bytes / BytesPerTiB * options.PricePerTiB, 6);

    /// <summary><c>12.5 GiB ($0.0763)</c></summary>
    public string Describe(long bytes) => $"{Size(bytes)} (${Usd(bytes):0.######})";

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 40 => $"{bytes / BytesPerTiB:0.##} TiB",
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.##} GiB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0.##} MiB",
        _ => $"{bytes} bytes",
    };
}
