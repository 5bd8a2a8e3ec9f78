namespace Isobar.Weather;

/// <summary>A figure of an observation: its name in JSON, and what can be true of the air near the ground.</summary>
/// <remarks>
/// The limits are the extremes on record (WMO World Weather and Climate Extremes Archive, https://wmo.asu.edu) with room to spare: a figure
/// outside them is an error of whoever measured it.
/// </remarks>
internal sealed record WeatherFigure(string Name, double Low, double High)
{
    public static readonly WeatherFigure Temperature = new("temperature_c", -100, 70);
    public static readonly WeatherFigure ApparentTemperature = new("apparent_temperature_c", -150, 100);
    public static readonly WeatherFigure RelativeHumidity = new("relative_humidity_pct", 0, 100);
    public static readonly WeatherFigure Precipitation = new("precipitation_mm", 0, 500);
    public static readonly WeatherFigure CloudCover = new("cloud_cover_pct", 0, 100);
    public static readonly WeatherFigure PressureMsl = new("pressure_msl_hpa", 850, 1100);
    public static readonly WeatherFigure WindSpeed = new("wind_speed_ms", 0, 150);
    public static readonly WeatherFigure WindDirection = new("wind_direction_deg", 0, 360);
    public static readonly WeatherFigure WindGusts = new("wind_gusts_ms", 0, 200);

    public static IReadOnlyList<WeatherFigure> All { get; } =
    [
        Temperature, ApparentTemperature, RelativeHumidity, Precipitation, CloudCover, PressureMsl, WindSpeed, WindDirection, WindGusts,
    ];
}
