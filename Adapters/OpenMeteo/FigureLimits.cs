namespace Isobar.Adapters.OpenMeteo;

/// <summary>
/// What can be true of the air near the ground: the extremes on record (WMO World Weather and Climate Extremes Archive) with
/// room to spare. A figure outside them, or one that is not finite, is an error of the service.
/// </summary>
internal static class FigureLimits
{
    public static bool Allow(ForecastFigures figures) =>
        IsWithin(figures.Temperature, -100, 70)
        && IsWithin(figures.ApparentTemperature, -150, 100)
        && IsWithin(figures.RelativeHumidity, 0, 100)
        && IsWithin(figures.Precipitation, 0, 500)
        && IsWithin(figures.CloudCover, 0, 100)
        && IsWithin(figures.PressureMsl, 850, 1100)
        && IsWithin(figures.WindSpeed, 0, 150)
        && IsWithin(figures.WindDirection, 0, 360)
        && IsWithin(figures.WindGusts, 0, 200)
        && IsWholeWithin(figures.WeatherCode, 0, 99)
        && IsWholeWithin(figures.IsDay, 0, 1);

    private static bool IsWithin(double? figure, double low, double high) => figure is null || (figure >= low && figure <= high);

    private static bool IsWholeWithin(double? figure, double low, double high) =>
        figure is null || (IsWithin(figure, low, high) && double.IsInteger(figure.Value));
}
