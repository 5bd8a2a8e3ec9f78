namespace Isobar.Places;

/// <summary>A place on Earth, WGS 84 degrees.</summary>
/// <param name="Latitude">-90 to 90, north positive.</param>
/// <param name="Longitude">-180 to 180, east positive.</param>
[GenerateSerializer, Immutable, Alias("isobar.geo-point")]
public readonly record struct GeoPoint([property: Id(0)] double Latitude, [property: Id(1)] double Longitude)
{
    public static bool IsLatitude(double value) => value is >= -90 and <= 90;

    public static bool IsLongitude(double value) => value is >= -180 and <= 180;
}
