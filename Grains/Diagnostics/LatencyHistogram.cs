using System.Numerics;

namespace Isobar.Diagnostics;

/// <summary>
/// Counts durations in buckets that double every eight steps, so that any percentile is known within 9 %, from 1 µs to
/// 19 hours, in a fixed 2 KB and without locks.
/// </summary>
public sealed class LatencyHistogram
{
    private const int StepsPerDoubling = 8;
    private const int StepBits = 3;
    private readonly long[] _counts = new long[36 * StepsPerDoubling];

    public void Record(TimeSpan duration)
    {
        var microseconds = Math.Max(0, (long)duration.TotalMicroseconds);
        Interlocked.Increment(ref _counts[Math.Min(BucketOf(microseconds), _counts.Length - 1)]);
    }

    /// <summary>The duration that <paramref name="share"/> (0 to 1) of all stayed within, or null before the first.</summary>
    public TimeSpan? Percentile(double share) => Counts().Percentile(share);

    /// <summary>What it has counted so far.</summary>
    public LatencyCounts Counts() => new((long[])_counts.Clone());

    public long Count => _counts.Sum();

    private static int BucketOf(long microseconds)
    {
        if (microseconds < StepsPerDoubling)
        {
            return (int)microseconds;
        }

        var doubling = BitOperations.Log2((ulong)microseconds) - StepBits;
        return ((doubling + 1) * StepsPerDoubling) + (int)((microseconds >> doubling) & (StepsPerDoubling - 1));
    }

    internal static double UpperBound(int bucket)
    {
        if (bucket < StepsPerDoubling)
        {
            return bucket + 1;
        }

        var doubling = (bucket / StepsPerDoubling) - 1;
        return (double)(StepsPerDoubling + (bucket % StepsPerDoubling) + 1) * (1L << doubling);
    }
}
