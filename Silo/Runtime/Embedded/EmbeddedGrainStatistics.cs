using Isobar.EmbeddedRuntime;
using Isobar.Silo.Stats;

namespace Isobar.Silo.Runtime;

/// <summary>What the embedded runtime counts. It counts by grain, so that its hottest are no estimate, and calls need no filter, which would cost a tenth of the throughput.</summary>
internal sealed class EmbeddedGrainStatistics(IRuntimeStatistics runtime, TimeProvider time) : IGrainStatistics
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private IReadOnlyList<HotGrain> _hottest = [];
    private long _takenAt = time.GetTimestamp();

    public ValueTask<GrainSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = runtime.Snapshot();
        return ValueTask.FromResult(new GrainSnapshot(
            [.. snapshot.Activations.Select(static one => new GrainActivations(one.GrainType, one.Active, one.Created))],
            [.. snapshot.Methods.Select(static one => new GrainMethodCalls(
                one.GrainType, one.Interface, one.Method, one.Calls, one.Exceptions, one.LatencyP50, one.LatencyP99, one.LatencyMax))],
            Hottest()));
    }

    // All who ask within a window get the same: each look begins the counts anew.
    private IReadOnlyList<HotGrain> Hottest()
    {
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_takenAt);
            if (elapsed >= Window)
            {
                _takenAt = time.GetTimestamp();
                _hottest = [.. runtime.TakeHottest(IGrainStatistics.MostHot).Select(grain => new HotGrain(
                    grain.Grain.Type.ToString()!, grain.Grain.Key.ToString()!, grain.Calls / elapsed.TotalSeconds))];
            }

            return _hottest;
        }
    }
}
