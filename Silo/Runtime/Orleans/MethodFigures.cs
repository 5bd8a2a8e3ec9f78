using Isobar.Diagnostics;
using Isobar.Silo.Stats;

namespace Isobar.Silo.Runtime;

/// <summary>The calls of one method. Recording takes no lock.</summary>
internal sealed class MethodFigures
{
    private readonly LatencyHistogram _latency = new();
    private long _failures;
    private long _longest;

    public void Record(TimeSpan duration, bool failed)
    {
        _latency.Record(duration);
        if (failed)
        {
            Interlocked.Increment(ref _failures);
        }

        for (var longest = Volatile.Read(ref _longest); duration.Ticks > longest;)
        {
            longest = Interlocked.CompareExchange(ref _longest, duration.Ticks, longest);
        }
    }

    public GrainMethodCalls Read(string grainType, string interfaceName, string method) => new(
        grainType,
        interfaceName,
        method,
        _latency.Count,
        Volatile.Read(ref _failures),
        _latency.Percentile(0.50) ?? default,
        _latency.Percentile(0.99) ?? default,
        TimeSpan.FromTicks(Volatile.Read(ref _longest)));
}
