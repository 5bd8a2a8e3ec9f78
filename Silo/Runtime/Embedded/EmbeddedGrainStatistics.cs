using Isobar.EmbeddedRuntime;
using Isobar.Silo.Stats;

namespace Isobar.Silo.Runtime;

/// <summary>What the embedded runtime counts.</summary>
internal sealed class EmbeddedGrainStatistics(IRuntimeStatistics runtime) : IGrainStatistics
{
    public ValueTask<GrainSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = runtime.Snapshot();
        return ValueTask.FromResult(new GrainSnapshot(
            [.. snapshot.Activations.Select(static one => new GrainActivations(one.GrainType, one.Active, one.Created))],
            [.. snapshot.Methods.Select(static one => new GrainMethodCalls(
                one.GrainType, one.Interface, one.Method, one.Calls, one.Exceptions, one.LatencyP50, one.LatencyP99, one.LatencyMax))]));
    }
}
