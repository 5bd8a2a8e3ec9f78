using Isobar.Tests.Simulation.Faults;

namespace Isobar.Tests.Simulation.Campaigns;

/// <summary>What many runs add up to. Any number of threads may add.</summary>
internal sealed class CampaignFigures
{
    private readonly Lock _gate = new();
    private readonly long[] _interrupted = new long[Enum.GetValues<ProbePoint>().Length];
    private readonly long[] _struck = new long[Enum.GetValues<FaultKind>().Length];

    public int Runs { get; private set; }

    public long Steps { get; private set; }

    public long Messages { get; private set; }

    public TimeSpan SimulatedTime { get; private set; }

    /// <summary>By <see cref="ProbePoint"/>: how often a silo was lost there.</summary>
    public IReadOnlyList<long> Interrupted => _interrupted;

    /// <summary>By <see cref="FaultKind"/>: how often it struck.</summary>
    public IReadOnlyList<long> Struck => _struck;

    public void Add(RunReport report)
    {
        lock (_gate)
        {
            Runs++;
            Steps += report.Steps;
            Messages += report.Messages;
            SimulatedTime += report.SimulatedTime;
            Sum(_interrupted, report.Interrupted);
            Sum(_struck, report.Struck);
        }
    }

    private static void Sum(long[] totals, IReadOnlyList<int> more)
    {
        for (var i = 0; i < totals.Length; i++)
        {
            totals[i] += more[i];
        }
    }
}
