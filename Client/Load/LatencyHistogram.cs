namespace Isobar.Client.Load;

/// <summary>Counts latencies in buckets that grow by 2 %, from a microsecond to two minutes; percentiles are exact to that.</summary>
internal sealed class LatencyHistogram
{
    private const double Growth = 1.02;
    private const int Buckets = 940;

    private readonly long[] _counts = new long[Buckets];

    public long Count { get; private set; }

    public void Add(TimeSpan latency)
    {
        var microseconds = Math.Max(latency.TotalMicroseconds, 1);
        _counts[Math.Min((int)Math.Log(microseconds, Growth), Buckets - 1)]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            _counts[bucket] += other._counts[bucket];
        }

        Count += other.Count;
    }

    /// <summary>The latency that this share of all does not exceed, in milliseconds; 0 if there are none.</summary>
    public double PercentileMs(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var bucket = 0; bucket < Buckets && left > 0; bucket++)
        {
            left -= _counts[bucket];
            if (left <= 0)
            {
                return Math.Pow(Growth, bucket + 1) / 1000;
            }
        }

        return 0;
    }
}
