namespace Isobar.EmbeddedRuntime;

/// <summary>What a silo has done so far.</summary>
public interface IRuntimeStatistics
{
    /// <summary>The figures now. Reading them does not reset them, and does not stop the silo.</summary>
    RuntimeSnapshot Snapshot();

    /// <summary>The activations in which most requests have ended since this was asked last, most first; asking begins anew.</summary>
    IReadOnlyList<GrainCalls> TakeHottest(int most);
}
