using Orleans;
using Orleans.Runtime;

namespace Isobar.Silo.Stats;

/// <summary>
/// Which grains are called most, on a runtime that does not count by grain: one call in <see cref="Every"/>, drawn at random, is counted, over windows of ten seconds, of
/// which the last whole one is told. What it keeps is bounded: when a window has seen too many grains, those seen once are forgotten.
/// </summary>
internal sealed class HotGrains(TimeProvider time, Random random) : IIncomingGrainCallFilter
{
    private const int Every = 16;
    private const int Most = 4_096;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Dictionary<GrainId, int> _counts = [];
    private IReadOnlyList<HotGrain> _told = [];
    private long _beganAt = time.GetTimestamp();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        // By chance, because calls come in a beat: every sixteenth might always be the same grain's.
        if (random.Next(Every) == 0)
        {
            Count(context.TargetId);
        }

        return context.Invoke();
    }

    /// <summary>The grains that were called most in the last whole window, hottest first.</summary>
    public IReadOnlyList<HotGrain> Read(int most)
    {
        lock (_gate)
        {
            Turn();
            return [.. _told.Take(most)];
        }
    }

    private void Count(GrainId grain)
    {
        lock (_gate)
        {
            Turn();
            if (_counts.Count >= Most && !_counts.ContainsKey(grain))
            {
                _counts = _counts.Where(static pair => pair.Value > 1).OrderByDescending(static pair => pair.Value).Take(Most / 2).ToDictionary();
            }

            _counts[grain] = _counts.GetValueOrDefault(grain) + 1;
        }
    }

    private void Turn()
    {
        var elapsed = time.GetElapsedTime(_beganAt);
        if (elapsed < Window)
        {
            return;
        }

        _told = [.. _counts.OrderByDescending(static pair => pair.Value).Take(IGrainStatistics.MostHot).Select(pair => new HotGrain(
            pair.Key.Type.ToString()!, pair.Key.Key.ToString()!, pair.Value * Every / elapsed.TotalSeconds))];
        _counts = [];
        _beganAt = time.GetTimestamp();
    }
}
