using System.Diagnostics;
using System.Globalization;

namespace Isobar.Tests.Simulation.Tests;

/// <summary>One seed is one run, whoever runs it, and whatever ran before.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_seed_has_the_same_trace_twice_in_one_process(int seed) =>
        Assert.Equal(Run(seed).TraceHash, Run(seed).TraceHash);

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Telling_what_happens_changes_nothing(int seed) =>
        Assert.Equal(Run(seed).TraceHash, SimulatedRun.Of(new RunSettings(seed), keepsTrace: true).TraceHash);

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    public async Task A_seed_has_the_same_trace_in_another_process(int seed) =>
        Assert.Equal(Run(seed).ToString(), await RunElsewhereAsync(seed));

    [Fact]
    public void Different_seeds_have_different_traces() => Assert.NotEqual(Run(3).TraceHash, Run(4).TraceHash);

    private static RunReport Run(int seed) => SimulatedRun.Of(new RunSettings(seed));

    // string.GetHashCode, for one, differs from process to process.
    private static async Task<string> RunElsewhereAsync(int seed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(DeterminismTests).Assembly.Location);
        start.ArgumentList.Add("--seed");
        start.ArgumentList.Add(seed.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add("--trace");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.TrimEnd().Split(Environment.NewLine)[^1];
    }
}
