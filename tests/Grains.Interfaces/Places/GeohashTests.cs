using FsCheck;
using FsCheck.Xunit;
using Isobar.Places;

namespace Isobar.Tests.GrainsInterfaces.Places;

public sealed class GeohashTests
{
    // u4pruydqqvj: the example of geohash.org and Wikipedia; ezs42: Wikipedia's worked example; 6gkzwgjz, ww8p1r4t8: the vectors of
    // python-geohash and ngeohash.
    [Theory]
    [InlineData(57.64911, 10.40744, "u4pruydqqvj")]
    [InlineData(42.6, -5.6, "ezs42")]
    [InlineData(-25.382708, -49.265506, "6gkzwgjz")]
    [InlineData(37.8324, 112.5584, "ww8p1r4t8")]
    [InlineData(52.52, 13.405, "u33dc0c")]
    [InlineData(0, 0, "s0000")]
    [InlineData(90, 180, "zzzzzzz")]
    [InlineData(-90, -180, "0000000")]
    public void Encodes_published_vectors(double latitude, double longitude, string geohash) =>
        Assert.Equal(geohash, Geohash.Encode(new GeoPoint(latitude, longitude), geohash.Length));

    [Fact]
    public void Decodes_to_the_centre_of_the_published_cell()
    {
        var centre = Geohash.Centre("ezs42");
        Assert.Equal(42.605, centre.Latitude, 3);
        Assert.Equal(-5.603, centre.Longitude, 3);
    }

    [Property(MaxTest = 2_000)]
    public bool The_centre_of_a_cell_lies_in_that_cell(NormalFloat latitude, NormalFloat longitude, byte length)
    {
        var point = On.Earth(latitude.Get, longitude.Get);
        var precision = 3 + (length % 5);
        var cell = Cell.Containing(point, precision);
        return Cell.Containing(cell.Centre, precision) == cell;
    }

    [Property(MaxTest = 2_000)]
    public bool A_coarser_cell_holds_the_finer(NormalFloat latitude, NormalFloat longitude)
    {
        var point = On.Earth(latitude.Get, longitude.Get);
        return Cell.Containing(point, 7).Name.StartsWith(Cell.Containing(point, 4).Name, StringComparison.Ordinal);
    }

    [Property(MaxTest = 2_000)]
    public bool A_point_is_at_most_half_a_cell_from_its_centre(NormalFloat latitude, NormalFloat longitude)
    {
        var point = On.Earth(latitude.Get, longitude.Get);
        var centre = Cell.Containing(point, 5).Centre;
        return Math.Abs(centre.Latitude - point.Latitude) <= 90.0 / (1 << 12)
            && Math.Abs(centre.Longitude - point.Longitude) <= 180.0 / (1 << 13);
    }
}
