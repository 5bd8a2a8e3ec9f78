using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Faults;

/// <summary>Decides at every probe point whether the silo is lost there, and counts.</summary>
internal sealed class Probes(FaultPlan plan)
{
    private readonly int[] _interrupted = new int[Enum.GetValues<ProbePoint>().Length];
    private int _losses;

    /// <summary>Called with the process that is lost, and the reason.</summary>
    public Action<Process, string> Lose { get; set; } = static (_, _) => { };

    public IReadOnlyList<int> Interrupted => _interrupted;

    /// <returns>True if the process is gone, now or before: whoever asks must do nothing more.</returns>
    public bool Interrupt(Process process, ProbePoint point)
    {
        if (!process.IsAlive)
        {
            return true;
        }

        if (_losses >= plan.MaxLosses || !plan.Strikes(plan.Favourites.Contains(point) ? FaultKind.LossAtFavourite : FaultKind.LossAtProbe))
        {
            return false;
        }

        _losses++;
        _interrupted[(int)point]++;
        Lose(process, $"at {point}");
        return true;
    }
}
