namespace Isobar.Diagnostics;

/// <summary>
/// The percentiles of a histogram over the last minute, from what it had counted then, which is noted every five seconds when somebody asks. Where nobody has asked for
/// a minute they are of the time since somebody did. Any number may ask at once.
/// </summary>
public sealed class RecentPercentiles(LatencyHistogram histogram, TimeProvider time)
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly List<(long At, LatencyCounts Counts)> _notes = [(time.GetTimestamp(), histogram.Counts())];

    /// <summary>The duration that <paramref name="share"/> (0 to 1) of those recorded in the last minute stayed within, or null if there were none.</summary>
    public TimeSpan? Of(double share)
    {
        var now = histogram.Counts();
        lock (_gate)
        {
            // Of the notes that are old enough the newest is what the last minute began with.
            while (_notes.Count > 1 && time.GetElapsedTime(_notes[1].At) >= Recent)
            {
                _notes.RemoveAt(0);
            }

            var before = _notes[0].Counts;
            if (time.GetElapsedTime(_notes[^1].At) >= Step)
            {
                _notes.Add((time.GetTimestamp(), now));
            }

            return now.Since(before).Percentile(share);
        }
    }
}
