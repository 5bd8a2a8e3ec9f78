using System.Globalization;

namespace Isobar.Tests.Simulation;

/// <summary>Which seeds the suite runs: 500, or the one that <c>ISOBAR_SEED</c> names.</summary>
internal static class Seeds
{
    private const int PerChunk = 50;

    private static readonly int? Only =
        Environment.GetEnvironmentVariable("ISOBAR_SEED") is { Length: > 0 } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : null;

    /// <summary>Chunks of fifty, by number.</summary>
    public static TheoryData<int> Chunks(int first, int count) => Only is null ? new(Enumerable.Range(first, count)) : new(0);

    public static IEnumerable<int> Of(int chunk) => Only is { } only ? [only] : Enumerable.Range(1 + (chunk * PerChunk), PerChunk);
}
