using System.Numerics;

namespace Isobar.EmbeddedRuntime;

/// <summary>Counts calls by latency, in buckets that are 12.5 % wide. Recording takes no lock.</summary>
internal sealed class CallHistogram
{
    private const int StepsPerDoubling = 8;

    private readonly long[] _buckets = new long[(64 - 2) * StepsPerDoubling];
    private long _failures;
    private long _max;

    /// <summary>Counts a call that took <paramref name="elapsed"/>, in the clock's timestamps.</summary>
    public void Record(long elapsed, bool failed)
    {
        Interlocked.Increment(ref _buckets[BucketOf(Math.Max(0, elapsed))]);
        if (failed)
        {
            Interlocked.Increment(ref _failures);
        }

        for (var max = Volatile.Read(ref _max); elapsed > max;)
        {
            max = Interlocked.CompareExchange(ref _max, elapsed, max);
        }
    }

    /// <summary>The figures now.</summary>
    public MethodCalls Read(BoundMethod method, TimeProvider time)
    {
        var buckets = _buckets.ToArray();
        var calls = buckets.Sum();
        return new(
            method.Class.GrainType.ToString(),
            method.Method.InterfaceName,
            method.Method.Name,
            calls,
            Volatile.Read(ref _failures),
            Percentile(0.50),
            Percentile(0.99),
            time.GetElapsedTime(0, _max));

        TimeSpan Percentile(double share) => time.GetElapsedTime(0, Math.Min(_max, BoundAt(buckets, (long)Math.Ceiling(calls * share))));
    }

    private static int BucketOf(long elapsed)
    {
        if (elapsed < StepsPerDoubling)
        {
            return (int)elapsed;
        }

        var doubling = BitOperations.Log2((ulong)elapsed) - 3;
        return (doubling * StepsPerDoubling) + (int)(elapsed >> doubling);
    }

    /// <summary>The upper bound of the bucket that holds the call of this rank.</summary>
    private static long BoundAt(long[] buckets, long rank)
    {
        var seen = 0L;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            seen += buckets[bucket];
            if (seen >= rank && seen > 0)
            {
                return UpperBound(bucket);
            }
        }

        return 0;
    }

    private static long UpperBound(int bucket)
    {
        if (bucket < StepsPerDoubling)
        {
            return bucket;
        }

        var doubling = (bucket / StepsPerDoubling) - 1;
        return ((long)(bucket - (doubling * StepsPerDoubling) + 1) << doubling) - 1;
    }
}
