using Isobar.Places;

namespace Isobar.Adapters.Synthetic;

/// <summary>Wind 10 m above ground.</summary>
/// <param name="SpeedMs">Mean.</param>
/// <param name="DirectionDeg">Where it comes from.</param>
/// <param name="GustsMs">Never less than the mean.</param>
internal readonly record struct Wind(double SpeedMs, double DirectionDeg, double GustsMs)
{
    public static Wind At(GeoPoint place, double low, double breeze, double turn)
    {
        var latitude = Math.Abs(Math.Sin(double.DegreesToRadians(place.Latitude)));
        var speed = Math.Max(0, 3.2 + (3 * breeze)) + (Math.Max(0, low) * (3 + (15 * latitude)));
        var gusts = speed * (1.35 + (0.35 * Math.Abs(breeze)));
        var direction = Prevailing(place.Latitude) + (100 * turn) + (60 * breeze);
        return new Wind(Math.Round(speed, 1), Math.Round(direction + 720) % 360, Math.Round(gusts, 1));
    }

    // Trade winds, westerlies, polar easterlies; each blended into the next.
    private static double Prevailing(double latitude)
    {
        var north = Math.Abs(latitude) switch
        {
            < 25 => 60.0,
            < 35 => 60 + ((Math.Abs(latitude) - 25) * 19),
            < 60 => 250,
            < 70 => 250 - ((Math.Abs(latitude) - 60) * 19),
            _ => 60,
        };
        return latitude >= 0 ? north : 180 - north;
    }
}
