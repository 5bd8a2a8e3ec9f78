using System.Diagnostics;
using System.Globalization;

namespace Isobar.Tests.Simulation;

/// <summary>One seed is one run, whoever runs it, and whatever ran before.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_seed_has_the_same_trace_twice_in_one_process(int seed) =>
        Assert.Equal(SimulatedRun.Of(seed).TraceHash, SimulatedRun.Of(seed).TraceHash);

    [Fact]
    public async Task A_seed_has_the_same_trace_in_another_process()
    {
        // string.GetHashCode, for one, differs from process to process.
        int[] seeds = [3, 8, 16];
        var expected = seeds.Select(static seed => SimulatedRun.Of(seed).ToString());

        Assert.Equal(string.Join(Environment.NewLine, expected), await RunElsewhereAsync(seeds));
    }

    [Fact]
    public void Different_seeds_have_different_traces() =>
        Assert.NotEqual(SimulatedRun.Of(3).TraceHash, SimulatedRun.Of(4).TraceHash);

    private static async Task<string> RunElsewhereAsync(IEnumerable<int> seeds)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(DeterminismTests).Assembly.Location);
        foreach (var seed in seeds)
        {
            start.ArgumentList.Add(seed.ToString(CultureInfo.InvariantCulture));
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.TrimEnd();
    }
}
