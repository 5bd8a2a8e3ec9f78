namespace Isobar.Diagnostics;

/// <summary>What a <see cref="LatencyHistogram"/> had counted at one moment, or between two.</summary>
public sealed class LatencyCounts
{
    private readonly long[] _counts;

    internal LatencyCounts(long[] counts) => _counts = counts;

    /// <summary>What was counted after <paramref name="earlier"/>.</summary>
    public LatencyCounts Since(LatencyCounts earlier) => new([.. _counts.Zip(earlier._counts, static (now, then) => now - then)]);

    /// <summary>The duration that <paramref name="share"/> (0 to 1) of all stayed within, or null if there are none.</summary>
    public TimeSpan? Percentile(double share)
    {
        var total = _counts.Sum();
        var wanted = (long)Math.Ceiling(total * share);
        for (var bucket = 0; bucket < _counts.Length && total > 0; bucket++)
        {
            wanted -= _counts[bucket];
            if (wanted <= 0)
            {
                return TimeSpan.FromMicroseconds(LatencyHistogram.UpperBound(bucket));
            }
        }

        return null;
    }
}
