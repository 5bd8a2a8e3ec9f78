using System.Globalization;
using System.Security.Cryptography;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>Random choices that can be had again: the seed is printed, and <c>ISOBAR_SEED</c> sets it.</summary>
public static class Chance
{
    public static Random New(ITestOutputHelper output)
    {
        var seed = Environment.GetEnvironmentVariable("ISOBAR_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"The same choices again: ISOBAR_SEED={seed}");
        return new Random(seed);
    }
}
