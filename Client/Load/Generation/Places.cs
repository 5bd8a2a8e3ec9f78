using System.Globalization;
using System.Text;

namespace Isobar.Client.Load.Generation;

/// <summary>Where made-up users are: in and around large cities, as text of one width, so that it can be written over another's.</summary>
internal sealed class Places
{
    /// <summary>Characters of a coordinate; JSON allows the blanks in front.</summary>
    public const int Width = 9;

    // Far enough apart to be another cell of precision 5 (0.044 degrees).
    private const double Step = 0.05;

    private static readonly (double Latitude, double Longitude)[] Cities =
    [
        (48.21, 16.37), (52.52, 13.40), (51.51, -0.13), (40.42, -3.70), (41.90, 12.50), (59.33, 18.07), (60.17, 24.94), (64.15, -21.94),
        (38.72, -9.14), (37.98, 23.73), (41.01, 28.98), (30.04, 31.24), (6.52, 3.38), (-1.29, 36.82), (-33.92, 18.42), (25.20, 55.27),
        (28.61, 77.21), (19.08, 72.88), (13.76, 100.50), (1.35, 103.82), (-6.21, 106.85), (14.60, 120.98), (22.32, 114.17), (31.23, 121.47),
        (35.68, 139.69), (37.57, 126.98), (-33.87, 151.21), (-36.85, 174.76), (-23.55, -46.63), (-34.60, -58.38), (-12.05, -77.04), (4.71, -74.07),
        (19.43, -99.13), (29.76, -95.37), (34.05, -118.24), (37.77, -122.42), (47.61, -122.33), (41.88, -87.63), (40.71, -74.01), (43.65, -79.38),
    ];

    private readonly byte[][] _latitudes;
    private readonly byte[][] _longitudes;

    public Places(int count)
    {
        _latitudes = [.. Enumerable.Range(0, count).Select(place => Text(Cities[place % Cities.Length].Latitude + Offset(place)))];
        _longitudes = [.. Enumerable.Range(0, count).Select(place => Text(Cities[place % Cities.Length].Longitude))];
    }

    public ReadOnlySpan<byte> Latitude(int user) => _latitudes[user % _latitudes.Length];

    public ReadOnlySpan<byte> Longitude(int user) => _longitudes[user % _longitudes.Length];

    // Beyond every city's first cell, the places go north and south of it in turn, at most a few degrees.
    private static double Offset(int place)
    {
        var ring = place / Cities.Length;
        return (ring % 2 == 0 ? 1 : -1) * ((ring + 1) / 2 % 100) * Step;
    }

    private static byte[] Text(double degrees) =>
        Encoding.ASCII.GetBytes(degrees.ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(Width));
}
