using Isobar.Places;

namespace Isobar.Tests.GrainsInterfaces.Places;

public sealed class CellTests
{
    [Theory]
    [InlineData("u33")]
    [InlineData("u33dc0c")]
    public void A_geohash_of_three_to_seven_characters_is_a_cell(string text) => Assert.Equal(text, Cell.Parse(text).ToString());

    [Fact]
    public void Case_does_not_matter() => Assert.Equal(Cell.Parse("u33dc"), Cell.Parse("U33DC"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("u3")]
    [InlineData("u33dc0cx")]
    [InlineData("u33da")]
    [InlineData("u33di")]
    [InlineData("u33dl")]
    [InlineData("u33do")]
    [InlineData("u33 c")]
    [InlineData("u33é1")]
    public void Anything_else_is_not(string? text)
    {
        Assert.False(Cell.TryParse(text, out var cell));
        Assert.Equal(default, cell);
    }

    [Fact]
    public void The_refusal_names_the_text() =>
        Assert.Contains("\"paris\"", Assert.Throws<FormatException>(() => Cell.Parse("paris")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Precision_is_three_to_seven(int precision) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cell.Containing(new GeoPoint(1, 2), precision));

    [Theory]
    [InlineData(90, true)]
    [InlineData(-90, true)]
    [InlineData(90.0000001, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Latitude_is_90_degrees_at_most(double value, bool isOne) => Assert.Equal(isOne, GeoPoint.IsLatitude(value));

    [Theory]
    [InlineData(180, true)]
    [InlineData(-180, true)]
    [InlineData(-180.0000001, false)]
    [InlineData(double.NaN, false)]
    public void Longitude_is_180_degrees_at_most(double value, bool isOne) => Assert.Equal(isOne, GeoPoint.IsLongitude(value));
}
