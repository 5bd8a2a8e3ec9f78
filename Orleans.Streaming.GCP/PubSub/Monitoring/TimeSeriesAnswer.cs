using System.Globalization;

namespace Isobar.PubSub.Monitoring;

/// <summary>The answer of https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list, as far as it is used.</summary>
internal sealed record TimeSeriesAnswer(IReadOnlyList<TimeSeries>? TimeSeries)
{
    /// <summary>The newest value, or null if there is none yet.</summary>
    public long? Newest => TimeSeries is [{ Points: [{ Value.Int64Value: { } value }, ..] }, ..]
        && long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <param name="Points">The newest first.</param>
internal sealed record TimeSeries(IReadOnlyList<Point>? Points);

internal sealed record Point(PointValue? Value);

/// <param name="Int64Value">A number, as text.</param>
internal sealed record PointValue(string? Int64Value);
