using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>The figures of a silo at one moment, ordered by name.</summary>
/// <param name="Activations">How many activations each grain type has.</param>
/// <param name="Methods">The calls, for methods called at least once.</param>
public sealed record RuntimeSnapshot(
    IReadOnlyList<ActivationCount> Activations,
    IReadOnlyList<MethodCalls> Methods);

/// <summary>How many activations a grain type has now, and has had since the start.</summary>
public sealed record ActivationCount(string GrainType, long Active, long Created);

/// <summary>How many requests have ended in an activation, timer ticks and stream deliveries included.</summary>
public readonly record struct GrainCalls(GrainId Grain, int Calls);

/// <summary>
/// The calls of one method on one grain type, timer ticks and stream deliveries included. Latency runs from the call to its
/// end, so it includes waiting; percentiles are read off a histogram and are at most 12.5 % too high.
/// </summary>
public sealed record MethodCalls(
    string GrainType,
    string Interface,
    string Method,
    long Calls,
    long Exceptions,
    TimeSpan LatencyP50,
    TimeSpan LatencyP99,
    TimeSpan LatencyMax);
