namespace Isobar.Silo.Stats;

/// <summary>What the runtime of this silo counts. Each runtime has its own.</summary>
internal interface IGrainStatistics
{
    const int MostHot = 20;

    ValueTask<GrainSnapshot> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>The grains of a silo at one moment, ordered by name.</summary>
/// <param name="Activations">How many there are of each type.</param>
/// <param name="Methods">The calls since the start.</param>
/// <param name="Hottest">The grains that are called most, hottest first, at most <see cref="IGrainStatistics.MostHot"/>.</param>
internal sealed record GrainSnapshot(
    IReadOnlyList<GrainActivations> Activations, IReadOnlyList<GrainMethodCalls> Methods, IReadOnlyList<HotGrain> Hottest);

/// <summary>A grain, and how often it was called in the last seconds.</summary>
internal sealed record HotGrain(string Type, string Key, double CallsPerSecond);

/// <summary>How many activations a grain type has now, and has had since the start if the runtime knows.</summary>
internal sealed record GrainActivations(string GrainType, long Active, long? Created);

/// <summary>The calls of one method on one grain type since the start, timers and stream deliveries included.</summary>
internal sealed record GrainMethodCalls(
    string GrainType, string Interface, string Method, long Calls, long Exceptions, TimeSpan LatencyP50, TimeSpan LatencyP99, TimeSpan LatencyMax);
