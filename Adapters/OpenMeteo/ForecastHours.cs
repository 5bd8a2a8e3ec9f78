using System.Text.Json.Serialization;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>The block <c>hourly</c>: a column for each variable, all as long as <see cref="Time"/> if the service is sane.</summary>
internal sealed record ForecastHours
{
    /// <summary>Seconds since 1970.</summary>
    [JsonPropertyName("time")]
    public long[]? Time { get; init; }

    [JsonPropertyName(ForecastVariables.Temperature)]
    public double?[]? Temperature { get; init; }

    [JsonPropertyName(ForecastVariables.ApparentTemperature)]
    public double?[]? ApparentTemperature { get; init; }

    [JsonPropertyName(ForecastVariables.RelativeHumidity)]
    public double?[]? RelativeHumidity { get; init; }

    [JsonPropertyName(ForecastVariables.Precipitation)]
    public double?[]? Precipitation { get; init; }

    [JsonPropertyName(ForecastVariables.CloudCover)]
    public double?[]? CloudCover { get; init; }

    [JsonPropertyName(ForecastVariables.PressureMsl)]
    public double?[]? PressureMsl { get; init; }

    [JsonPropertyName(ForecastVariables.WindSpeed)]
    public double?[]? WindSpeed { get; init; }

    [JsonPropertyName(ForecastVariables.WindDirection)]
    public double?[]? WindDirection { get; init; }

    [JsonPropertyName(ForecastVariables.WindGusts)]
    public double?[]? WindGusts { get; init; }

    [JsonPropertyName(ForecastVariables.WeatherCode)]
    public double?[]? WeatherCode { get; init; }

    [JsonPropertyName(ForecastVariables.IsDay)]
    public double?[]? IsDay { get; init; }

    /// <summary>False if columns differ in length: then nobody knows which figure belongs to which hour.</summary>
    public bool IsRectangular(int length) =>
        IsOf(length, Temperature) && IsOf(length, ApparentTemperature) && IsOf(length, RelativeHumidity)
        && IsOf(length, Precipitation) && IsOf(length, CloudCover) && IsOf(length, PressureMsl)
        && IsOf(length, WindSpeed) && IsOf(length, WindDirection) && IsOf(length, WindGusts)
        && IsOf(length, WeatherCode) && IsOf(length, IsDay);

    public ForecastFigures At(int row) => new()
    {
        Time = Time?[row],
        Temperature = Temperature?[row],
        ApparentTemperature = ApparentTemperature?[row],
        RelativeHumidity = RelativeHumidity?[row],
        Precipitation = Precipitation?[row],
        CloudCover = CloudCover?[row],
        PressureMsl = PressureMsl?[row],
        WindSpeed = WindSpeed?[row],
        WindDirection = WindDirection?[row],
        WindGusts = WindGusts?[row],
        WeatherCode = WeatherCode?[row],
        IsDay = IsDay?[row],
    };

    private static bool IsOf(int length, double?[]? column) => column is null || column.Length == length;
}
