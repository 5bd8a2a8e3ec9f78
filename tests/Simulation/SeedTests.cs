using Isobar.Tests.Simulation.Faults;
using Xunit.Abstractions;

namespace Isobar.Tests.Simulation;

/// <summary>Runs chunks of seeds. <c>ISOBAR_SEED=123 ./isobar test Simulation</c> repeats one seed.</summary>
public abstract class SeedTests(ITestOutputHelper output)
{
    private protected void Run(int chunk)
    {
        var reports = Seeds.Of(chunk).Select(static seed => SimulatedRun.Of(seed)).ToList();
        foreach (var failed in reports.Where(static report => !report.Passed))
        {
            output.WriteLine($"Repeat with: ISOBAR_SEED={failed.Seed} ./isobar test Simulation");
            output.WriteLine($"See what happened: dotnet run --project tests/Simulation -- {failed.Seed} --trace");
            output.WriteLine(failed.ToString());
        }

        WriteInterruptions(reports);
        Assert.True(reports.TrueForAll(static report => report.Passed), Summary(reports.FindAll(static report => !report.Passed)));
    }

    private void WriteInterruptions(List<RunReport> reports)
    {
        foreach (var point in Enum.GetValues<ProbePoint>())
        {
            output.WriteLine($"{point}: silo lost {reports.Sum(report => report.Interrupted[(int)point])} times");
        }
    }

    private static string Summary(List<RunReport> failed) => failed.Count == 0
        ? ""
        : $"ISOBAR_SEED={failed[0].Seed} ./isobar test Simulation repeats the first of {failed.Count} seeds that failed ({string.Join(", ", failed.Select(static report => report.Seed))}): {failed[0].Findings[0]}";
}
