using Isobar.Places;

namespace Isobar.Adapters.Synthetic;

/// <summary>
/// Where the sun stands, to about half a degree: NOAA Global Monitoring Division, "General Solar Position Calculations"
/// (https://gml.noaa.gov/grad/solcalc/solareqns.PDF), after J. W. Spencer, "Fourier series representation of the position of the
/// sun", Search 2 (1971) 172.
/// </summary>
internal static class Sun
{
    // The upper edge of the disc, seen through the air, is on the horizon: NOAA's 90.833 degrees of zenith.
    private const double SunriseSine = -0.01454;

    public static bool IsUp(double sineOfElevation) => sineOfElevation > SunriseSine;

    /// <summary>The sine of the sun's elevation above the horizon.</summary>
    public static double SineOfElevation(GeoPoint place, DateTimeOffset instant)
    {
        var year = FractionOfYear(instant);
        var declination = Declination(year);
        var latitude = double.DegreesToRadians(place.Latitude);
        var hourAngle = HourAngle(place.Longitude, instant, EquationOfTime(year));
        return (Math.Sin(latitude) * Math.Sin(declination))
            + (Math.Cos(latitude) * Math.Cos(declination) * Math.Cos(hourAngle));
    }

    /// <summary>Radians since the year began.</summary>
    public static double FractionOfYear(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        var days = DateTime.IsLeapYear(utc.Year) ? 366 : 365;
        return 2 * Math.PI / days * (utc.DayOfYear - 1 + ((utc.TimeOfDay.TotalHours - 12) / 24));
    }

    // Radians.
    private static double Declination(double year) =>
        0.006918 - (0.399912 * Math.Cos(year)) + (0.070257 * Math.Sin(year))
        - (0.006758 * Math.Cos(2 * year)) + (0.000907 * Math.Sin(2 * year))
        - (0.002697 * Math.Cos(3 * year)) + (0.00148 * Math.Sin(3 * year));

    // Minutes by which a sundial is ahead of a clock.
    private static double EquationOfTime(double year) =>
        229.18 * (0.000075 + (0.001868 * Math.Cos(year)) - (0.032077 * Math.Sin(year))
            - (0.014615 * Math.Cos(2 * year)) - (0.040849 * Math.Sin(2 * year)));

    private static double HourAngle(double longitude, DateTimeOffset instant, double equationOfTime)
    {
        var trueSolarMinutes = instant.UtcDateTime.TimeOfDay.TotalMinutes + equationOfTime + (4 * longitude);
        return double.DegreesToRadians((trueSolarMinutes / 4) - 180);
    }
}
