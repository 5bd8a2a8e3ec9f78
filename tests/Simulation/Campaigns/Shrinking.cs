using System.Collections.Immutable;
using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Faults;

namespace Isobar.Tests.Simulation.Campaigns;

/// <summary>Makes a failing run smaller while it still breaks the same rule: fewer kinds of faults, then fewer messages.</summary>
internal sealed class Shrinking
{
    private const int MaxTries = 400;

    private readonly Rule _rule;
    private int _tries;

    private Shrinking(RunReport failed) => (_rule, Smallest) = (failed.Findings[0].Rule, failed);

    private RunReport Smallest { get; set; }

    public static RunReport Of(RunReport failed)
    {
        var shrinking = new Shrinking(failed);
        shrinking.LeaveOutFaults();
        shrinking.LeaveOutMessages();
        return shrinking.Smallest;
    }

    private void LeaveOutFaults()
    {
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            var run = Smallest.Settings;
            Try(run with { Without = run.Without.Add(kind) });
        }

        // Those that never struck need not be named.
        var needless = Smallest.Settings.Without;
        foreach (var kind in needless)
        {
            var run = Smallest.Settings;
            Try(run with { Without = run.Without.Remove(kind) }, report => report.Struck[(int)kind] == 0);
        }
    }

    private void LeaveOutMessages()
    {
        var all = Enumerable.Range(0, Smallest.Made).ToImmutableSortedSet();
        for (var length = all.Count / 2; length > 0; length /= 2)
        {
            var numbers = Smallest.Settings.Only ?? all;
            foreach (var part in numbers.Chunk(length))
            {
                var run = Smallest.Settings;
                Try(run with { Only = (run.Only ?? all).Except(part) });
            }
        }
    }

    private void Try(RunSettings run, Func<RunReport, bool>? isSmaller = null)
    {
        if (_tries++ < MaxTries && SimulatedRun.Of(run) is { Passed: false } report && report.Findings[0].Rule == _rule && (isSmaller?.Invoke(report) ?? true))
        {
            Smallest = report;
        }
    }
}
