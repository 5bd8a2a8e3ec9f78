using System.Text.Json.Serialization;

namespace Isobar.Api.Stats.History;

/// <summary>The figures of a stretch of time, for charts.</summary>
/// <param name="Window"><c>15m</c> or <c>24h</c>.</param>
/// <param name="IntervalS">Seconds between two points.</param>
/// <param name="IsPersisted">Whether it outlives the process.</param>
/// <param name="Fault">Why it does not, though it should.</param>
/// <param name="Times">Unix seconds, oldest first.</param>
/// <param name="Series">The values at these times by name; null where nothing can be said.</param>
internal sealed record HistoryDocument(
    string Window,
    [property: JsonPropertyName("interval_s")] int IntervalS,
    bool IsPersisted,
    string? Fault,
    IReadOnlyList<long> Times,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Series)
{
    public static HistoryDocument Of(HistoryRing ring, bool isPersisted, string? fault)
    {
        var points = ring.Points;
        return new HistoryDocument(
            ring.Window,
            (int)ring.Interval.TotalSeconds,
            isPersisted,
            fault,
            [.. points.Select(static point => point.Time.ToUnixTimeSeconds())],
            HistorySeries.All.Select((series, index) => (series.Name, Values: (IReadOnlyList<double?>)[.. points.Select(point => point.Values[index])]))
                .ToDictionary(static series => series.Name, static series => series.Values, StringComparer.Ordinal));
    }

    /// <summary>The points that it was made of; a series that it lacks has no values.</summary>
    public IEnumerable<HistoryPoint> Points() => Times.Select((time, at) => new HistoryPoint(
        DateTimeOffset.FromUnixTimeSeconds(time),
        [.. HistorySeries.All.Select(series => Series.TryGetValue(series.Name, out var values) && at < values.Count ? values[at] : null)]));
}
