using Isobar.EmbeddedRuntime;

namespace Isobar.Tests.Simulation.Worlds;

/// <summary>Turns of activations are steps: one turn each, and the seed chooses anew after every one.</summary>
internal sealed class ProcessTurns(Process process) : ITurnScheduler
{
    public void Schedule(ITurns turns) => process.World.Add(new Step(
        process, static (_, turns) => ((ITurns)turns).RunOne(), turns, turns.GrainId.GetHashCode()));
}
