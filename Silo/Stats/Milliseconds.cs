using Isobar.Diagnostics;

namespace Isobar.Silo.Stats;

/// <summary>Durations as figures.</summary>
internal static class Milliseconds
{
    /// <summary>A percentile in ms, or null before the first.</summary>
    public static double? Of(LatencyHistogram histogram, double share) => Of(histogram.Percentile(share));

    public static double? Of(TimeSpan? duration) =>
        duration is { } known ? Math.Round(known.TotalMilliseconds, 3) : null;
}
