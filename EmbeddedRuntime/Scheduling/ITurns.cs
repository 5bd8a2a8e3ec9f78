using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>The turns of one activation that wait to be run, in order.</summary>
public interface ITurns : IThreadPoolWorkItem
{
    /// <summary>Whose turns they are.</summary>
    GrainId GrainId { get; }

    /// <summary>
    /// Runs the oldest turn only, for schedulers that choose anew after each. <see cref="IThreadPoolWorkItem.Execute"/>
    /// runs a bounded number of them.
    /// </summary>
    void RunOne();
}
