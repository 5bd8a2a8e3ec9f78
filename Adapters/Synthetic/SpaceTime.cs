using Isobar.Places;

namespace Isobar.Adapters.Synthetic;

/// <summary>
/// A place as a point on the unit sphere, and a time in days: coordinates without a seam at the date line or the poles.
/// </summary>
internal readonly record struct SpaceTime(double X, double Y, double Z, double Days)
{
    public static SpaceTime Of(GeoPoint place, DateTimeOffset instant)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(place.Latitude));
        var (sinLongitude, cosLongitude) = Math.SinCos(double.DegreesToRadians(place.Longitude));
        var days = (instant - DateTimeOffset.UnixEpoch).TotalDays;
        return new SpaceTime(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude, days);
    }
}
