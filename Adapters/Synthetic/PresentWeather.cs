namespace Isobar.Adapters.Synthetic;

/// <summary>The code of WMO table 4677 that says in a word what the figures say.</summary>
internal static class PresentWeather
{
    private const double SnowBelowC = 0.5;

    public static int CodeOf(double cloud, double temperatureC, double precipitationMm, double humidityPct, double windSpeedMs)
    {
        if (precipitationMm > 0)
        {
            return temperatureC < SnowBelowC ? Snow(precipitationMm) : Rain(precipitationMm, temperatureC);
        }

        return humidityPct >= 92 && windSpeedMs < 2.5 ? Fog(temperatureC) : Sky(cloud);
    }

    private static int Snow(double precipitationMm) => precipitationMm switch
    {
        < 0.5 => 71,
        < 1.5 => 73,
        _ => 75,
    };

    // Heavy rain from warm air comes as showers, the heaviest with thunder.
    private static int Rain(double precipitationMm, double temperatureC) => (precipitationMm, temperatureC) switch
    {
        ( >= 6, >= 20) => 95,
        ( >= 2.5, >= 20) => 81,
        ( < 0.3, _) => 51,
        ( < 0.6, _) => 53,
        ( < 2.5, _) => 61,
        ( < 7.6, _) => 63,
        _ => 65,
    };

    private static int Fog(double temperatureC) => temperatureC < 0 ? 48 : 45;

    // In eighths, as observers count: up to one, three, six.
    private static int Sky(double cloud) => cloud switch
    {
        < 1.5 / 8 => 0,
        < 3.5 / 8 => 1,
        < 6.5 / 8 => 2,
        _ => 3,
    };
}
