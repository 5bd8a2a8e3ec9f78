using System.Text.Json.Serialization;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>The figures of one moment as the service gave them, not yet believed. Also the block <c>current</c>.</summary>
internal sealed record ForecastFigures
{
    /// <summary>Seconds since 1970.</summary>
    [JsonPropertyName("time")]
    public long? Time { get; init; }

    [JsonPropertyName(ForecastVariables.Temperature)]
    public double? Temperature { get; init; }

    [JsonPropertyName(ForecastVariables.ApparentTemperature)]
    public double? ApparentTemperature { get; init; }

    [JsonPropertyName(ForecastVariables.RelativeHumidity)]
    public double? RelativeHumidity { get; init; }

    [JsonPropertyName(ForecastVariables.Precipitation)]
    public double? Precipitation { get; init; }

    [JsonPropertyName(ForecastVariables.CloudCover)]
    public double? CloudCover { get; init; }

    [JsonPropertyName(ForecastVariables.PressureMsl)]
    public double? PressureMsl { get; init; }

    [JsonPropertyName(ForecastVariables.WindSpeed)]
    public double? WindSpeed { get; init; }

    [JsonPropertyName(ForecastVariables.WindDirection)]
    public double? WindDirection { get; init; }

    [JsonPropertyName(ForecastVariables.WindGusts)]
    public double? WindGusts { get; init; }

    [JsonPropertyName(ForecastVariables.WeatherCode)]
    public double? WeatherCode { get; init; }

    [JsonPropertyName(ForecastVariables.IsDay)]
    public double? IsDay { get; init; }
}
