using System.Globalization;

namespace Isobar.Tests.Fuzzing.Inputs;

/// <summary>Which seeds are run: one that is always the same and one that never is, or the one that <c>ISOBAR_SEED</c> names.</summary>
internal static class Seeds
{
    private const int Fixed = 20261122;

    private static readonly int Fresh = Random.Shared.Next();

    public static TheoryData<int> All { get; } = Environment.GetEnvironmentVariable("ISOBAR_SEED") is { Length: > 0 } seed
        ? new(int.Parse(seed, CultureInfo.InvariantCulture))
        : new(Fixed, Fresh);
}
