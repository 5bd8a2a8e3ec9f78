using Isobar.Places;

namespace Isobar.Tests.GrainsInterfaces;

internal static class On
{
    /// <summary>A place on Earth from any two finite numbers.</summary>
    public static GeoPoint Earth(double latitude, double longitude) =>
        new(Math.IEEERemainder(latitude, 180), Math.IEEERemainder(longitude, 360));
}
