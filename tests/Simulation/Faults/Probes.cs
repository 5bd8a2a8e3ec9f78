using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Faults;

/// <summary>Decides at every probe point whether the silo is lost there, and counts.</summary>
internal sealed class Probes(World world, FaultPlan plan)
{
    private readonly int[] _passed = new int[Enum.GetValues<ProbePoint>().Length];
    private readonly int[] _interrupted = new int[Enum.GetValues<ProbePoint>().Length];
    private int _crashes;

    /// <summary>Called with the process that is lost, and the reason.</summary>
    public Action<Process, string> Lose { get; set; } = static (_, _) => { };

    public IReadOnlyList<int> Passed => _passed;

    public IReadOnlyList<int> Interrupted => _interrupted;

    /// <returns>True if the process is gone, now or before: whoever asks must do nothing more.</returns>
    public bool Interrupt(Process process, ProbePoint point)
    {
        if (!process.IsAlive)
        {
            return true;
        }

        _passed[(int)point]++;
        var probability = point == plan.Favourite ? plan.FavouriteCrash : plan.Crash;
        if (_crashes >= plan.MaxCrashes || !plan.Strikes(probability))
        {
            return false;
        }

        _crashes++;
        _interrupted[(int)point]++;
        world.Note("crash", $"{process.Name} at {point}");
        Lose(process, point.ToString());
        return true;
    }
}
