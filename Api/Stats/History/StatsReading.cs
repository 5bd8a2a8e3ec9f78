using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isobar.Api.Stats.History;

/// <summary>The figures of <c>/v1/stats</c> at one moment.</summary>
internal sealed record StatsReading(DateTimeOffset Time, JsonObject Report)
{
    /// <summary>A figure by section and name, or null if it is not there or not a number.</summary>
    public double? Number(string section, string name) =>
        // A node remembers which type of number it was made of, and gives no other.
        Report[section] is JsonObject figures && figures[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToString(), CultureInfo.InvariantCulture)
            : null;

    /// <summary>By how much a count has grown since <paramref name="earlier"/>; null if it has not been there all the time, or began anew.</summary>
    public double? Growth(StatsReading earlier, string section, string name) =>
        Number(section, name) - earlier.Number(section, name) is { } growth and >= 0 ? growth : null;

    /// <summary>The same per second.</summary>
    public double? Rate(StatsReading earlier, string section, string name) =>
        (Time - earlier.Time).TotalSeconds is var seconds and > 0 ? Growth(earlier, section, name) / seconds : null;
}
