using FsCheck;
using FsCheck.Xunit;
using Isobar.Places;

namespace Isobar.Tests.GrainsInterfaces.Places;

[Properties(MaxTest = 1_000)]
public sealed class GeohashProperties
{
    // Poles and the antimeridian: where bisection ends, and where two names meet. Those of the corners, as ngeohash gives them.
    [Theory]
    [InlineData(0, 180, "xbpbpbp")]
    [InlineData(0, -180, "8000000")]
    [InlineData(90, 0, "upbpbpb")]
    [InlineData(-90, 0, "h000000")]
    [InlineData(90, -180, "bpbpbpb")]
    [InlineData(-90, 180, "pbpbpbp")]
    public void The_ends_of_the_Earth_have_cells_that_lie_on_it(double latitude, double longitude, string geohash)
    {
        var cell = Cell.Containing(new GeoPoint(latitude, longitude), geohash.Length);

        Assert.Equal(geohash, cell.Name);
        Assert.InRange(cell.Centre.Latitude, -90, 90);
        Assert.InRange(cell.Centre.Longitude, -180, 180);
    }

    [Property]
    public bool A_place_lies_within_its_cell(NormalFloat latitude, NormalFloat longitude, byte length)
    {
        var (point, precision) = (On.Earth(latitude.Get, longitude.Get), Precision(length));
        var centre = Cell.Containing(point, precision).Centre;
        return Math.Abs(centre.Latitude - point.Latitude) <= Height(precision) / 2
            && Math.Abs(centre.Longitude - point.Longitude) <= Width(precision) / 2;
    }

    [Property]
    public bool A_finer_cell_goes_on_where_the_name_of_the_coarser_ends(NormalFloat latitude, NormalFloat longitude)
    {
        var point = On.Earth(latitude.Get, longitude.Get);
        return Enumerable.Range(Cell.MinimumPrecision, Cell.MaximumPrecision - Cell.MinimumPrecision).All(precision =>
            Cell.Containing(point, precision).Name == Cell.Containing(point, precision + 1).Name[..precision]);
    }

    [Property]
    public bool A_finer_cell_lies_within_the_coarser(NormalFloat latitude, NormalFloat longitude, byte length)
    {
        var precision = Cell.MinimumPrecision + (length % (Cell.MaximumPrecision - Cell.MinimumPrecision));
        var finer = Cell.Containing(On.Earth(latitude.Get, longitude.Get), precision + 1);
        return finer.Name.StartsWith(Cell.Containing(finer.Centre, precision).Name, StringComparison.Ordinal);
    }

    [Property]
    public bool The_cell_to_the_east_begins_where_a_cell_ends(NormalFloat latitude, NormalFloat longitude, byte length)
    {
        var precision = Precision(length);
        var cell = Cell.Containing(On.Earth(latitude.Get, longitude.Get), precision);
        var edge = cell.Centre.Longitude + (Width(precision) / 2);
        if (edge >= 180)
        {
            return true;
        }

        var beside = Cell.Containing(cell.Centre with { Longitude = edge }, precision);
        return beside != cell && beside.Centre == cell.Centre with { Longitude = cell.Centre.Longitude + Width(precision) };
    }

    [Property]
    public bool A_name_reads_back_in_either_case(NormalFloat latitude, NormalFloat longitude, byte length)
    {
        var cell = Cell.Containing(On.Earth(latitude.Get, longitude.Get), Precision(length));
        return Cell.Parse(cell.Name) == cell && Cell.Parse(cell.Name.ToUpperInvariant()) == cell;
    }

    private static int Precision(byte length) => Cell.MinimumPrecision + (length % (Cell.MaximumPrecision - Cell.MinimumPrecision + 1));

    // Five bits a character, longitude first: it gets the odd one.
    private static double Width(int precision) => 360.0 / (1 << (((5 * precision) + 1) / 2));

    private static double Height(int precision) => 180.0 / (1 << (5 * precision / 2));
}
