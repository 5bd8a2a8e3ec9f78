using Isobar.Tests.Simulation.Faults;
using Xunit.Abstractions;

namespace Isobar.Tests.Simulation;

/// <summary>A simulation that never loses a silo at some place proves nothing about that place.</summary>
public sealed class InterruptionTests(ITestOutputHelper output)
{
    [Fact]
    public void Silos_are_lost_between_any_two_steps()
    {
        var reports = Enumerable.Range(10_001, 120).Select(static seed => SimulatedRun.Of(seed)).ToList();
        foreach (var point in Enum.GetValues<ProbePoint>())
        {
            var times = reports.Sum(report => report.Interrupted[(int)point]);
            output.WriteLine($"{point}: silo lost {times} times");
            Assert.True(times > 0, $"No silo was lost at {point}.");
        }
    }
}
