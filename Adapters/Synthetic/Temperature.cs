using Isobar.Places;

namespace Isobar.Adapters.Synthetic;

/// <summary>Air temperature 2 m above ground, and how it feels; degrees Celsius.</summary>
internal static class Temperature
{
    // The ground needs about a month to follow the year's sun, and two hours to follow the day's.
    private const double SeasonLagRadians = 0.52;
    private static readonly TimeSpan DayLag = TimeSpan.FromHours(2);

    public static double At(GeoPoint place, DateTimeOffset instant, double cloud, double airMass) =>
        OfLatitude(place) + OfSeason(place, instant) + OfHour(place, instant, cloud) + (6 * airMass);

    /// <summary>
    /// R. G. Steadman, "Norms of apparent temperature in Australia", Aust. Met. Mag. 43 (1994) 1, without radiation, as the
    /// Australian Bureau of Meteorology uses it.
    /// </summary>
    public static double Felt(double temperatureC, double humidityPct, double windSpeedMs)
    {
        var vapourHpa = humidityPct / 100 * 6.105 * Math.Exp(17.27 * temperatureC / (237.7 + temperatureC));
        return temperatureC + (0.33 * vapourHpa) - (0.7 * windSpeedMs) - 4;
    }

    // The year's mean: 27 at the equator, 12 at 45 degrees, -17 at the poles.
    private static double OfLatitude(GeoPoint place) =>
        27 - (44 * Math.Pow(Math.Abs(Math.Sin(double.DegreesToRadians(place.Latitude))), 3));

    // Up to 19 degrees either way at the poles, none at the equator, and the south has its summer in January.
    private static double OfSeason(GeoPoint place, DateTimeOffset instant)
    {
        var sinceSolstice = Sun.FractionOfYear(instant) - SeasonLagRadians;
        return -19 * Math.Sin(double.DegreesToRadians(place.Latitude)) * Math.Cos(sinceSolstice);
    }

    // Clouds keep days cool and nights warm.
    private static double OfHour(GeoPoint place, DateTimeOffset instant, double cloud)
    {
        var utc = instant.ToUniversalTime();
        var earlier = utc - DateTimeOffset.MinValue > DayLag ? utc - DayLag : utc;
        return 5.5 * (1 - (0.65 * cloud)) * Sun.SineOfElevation(place, earlier);
    }
}
