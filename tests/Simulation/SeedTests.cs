using System.Globalization;
using Xunit.Abstractions;

namespace Isobar.Tests.Simulation;

/// <summary>Five hundred runs. <c>ISOBAR_SEED=123 ./isobar test Simulation</c> repeats one of them.</summary>
public sealed class SeedTests(ITestOutputHelper output)
{
    private const int SeedsPerTest = 50;

    public static TheoryData<int> FirstSeeds =>
        Environment.GetEnvironmentVariable("ISOBAR_SEED") is { Length: > 0 } seed
            ? new(int.Parse(seed, CultureInfo.InvariantCulture))
            : new(Enumerable.Range(0, 10).Select(static chunk => 1 + (chunk * SeedsPerTest)));

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Nothing_is_lost_and_nothing_is_twice(int firstSeed)
    {
        var count = Environment.GetEnvironmentVariable("ISOBAR_SEED") is { Length: > 0 } ? 1 : SeedsPerTest;
        var failed = new List<RunReport>();
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var report = SimulatedRun.Of(seed);
            if (!report.Passed)
            {
                failed.Add(report);
                output.WriteLine($"ISOBAR_SEED={seed} ./isobar test Simulation");
                output.WriteLine(string.Join(Environment.NewLine, report.Findings));
            }
        }

        Assert.True(failed.Count == 0, $"Seeds {string.Join(", ", failed.Select(static report => report.Seed))} failed: {failed.FirstOrDefault()?.Findings[0]}");
    }
}
