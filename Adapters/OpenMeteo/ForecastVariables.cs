namespace Isobar.Adapters.OpenMeteo;

/// <summary>The variables of <c>/v1/forecast</c>, the same for <c>current</c> and <c>hourly</c>.</summary>
internal static class ForecastVariables
{
    public const string Temperature = "temperature_2m";
    public const string ApparentTemperature = "apparent_temperature";
    public const string RelativeHumidity = "relative_humidity_2m";
    public const string Precipitation = "precipitation";
    public const string CloudCover = "cloud_cover";
    public const string PressureMsl = "pressure_msl";
    public const string WindSpeed = "wind_speed_10m";
    public const string WindDirection = "wind_direction_10m";
    public const string WindGusts = "wind_gusts_10m";
    public const string WeatherCode = "weather_code";
    public const string IsDay = "is_day";

    /// <summary>All, as a query wants them.</summary>
    public static readonly string All = string.Join(
        ',',
        Temperature,
        ApparentTemperature,
        RelativeHumidity,
        Precipitation,
        CloudCover,
        PressureMsl,
        WindSpeed,
        WindDirection,
        WindGusts,
        WeatherCode,
        IsDay);
}
