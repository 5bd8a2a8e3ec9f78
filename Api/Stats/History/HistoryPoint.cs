namespace Isobar.Api.Stats.History;

/// <summary>The value of each of <see cref="HistorySeries.All"/> at a time.</summary>
internal sealed record HistoryPoint(DateTimeOffset Time, IReadOnlyList<double?> Values)
{
    public static HistoryPoint Between(StatsReading before, StatsReading now) =>
        new(now.Time, [.. HistorySeries.All.Select(series => Rounded(series.Measure(now, before)))]);

    /// <summary>One point for several: the time of the last, means and worst values of all.</summary>
    public static HistoryPoint Fold(IReadOnlyList<HistoryPoint> points) => new(
        points[^1].Time,
        [.. HistorySeries.All.Select((series, index) =>
        {
            var values = points.Select(point => point.Values[index]);
            return Rounded(series.IsMean ? values.Average() : values.Max());
        })]);

    // Three places are more than a chart shows, and keep the answer and the file small.
    private static double? Rounded(double? value) => value is { } known && double.IsFinite(known) ? Math.Round(known, 3) : null;
}
