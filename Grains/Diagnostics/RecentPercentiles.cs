namespace Isobar.Diagnostics;

/// <summary>
/// The percentiles of a histogram over the last minute, kept as a ring of what it had counted every five seconds. It moves when somebody asks, and is
/// right if that is at least as often; else it speaks of the time since the last question but one. Any number may ask at once.
/// </summary>
public sealed class RecentPercentiles(LatencyHistogram histogram, TimeProvider time)
{
    private const int Marks = 12;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Queue<LatencyCounts> _marks = new([histogram.Counts()]);
    private long _markedAt = time.GetTimestamp();

    /// <summary>The duration that <paramref name="share"/> (0 to 1) of those recorded in the last minute stayed within, or null if there were none.</summary>
    public TimeSpan? Of(double share)
    {
        var now = histogram.Counts();
        lock (_gate)
        {
            var result = now.Since(_marks.Peek()).Percentile(share);
            if (time.GetElapsedTime(_markedAt) >= Step)
            {
                _markedAt = time.GetTimestamp();
                _marks.Enqueue(now);
                if (_marks.Count > Marks)
                {
                    _marks.Dequeue();
                }
            }

            return result;
        }
    }
}
