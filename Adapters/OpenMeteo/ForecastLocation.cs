using System.Text.Json.Serialization;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>What <c>/v1/forecast</c> says of one location.</summary>
internal sealed record ForecastLocation
{
    [JsonPropertyName("current")]
    public ForecastFigures? Current { get; init; }

    [JsonPropertyName("hourly")]
    public ForecastHours? Hourly { get; init; }
}
