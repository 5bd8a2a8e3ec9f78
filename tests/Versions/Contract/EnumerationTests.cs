using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Tests.Versions.Contract;

/// <summary>A value that only a later version knows is not taken for another one: nothing is written that would be wrong for good.</summary>
public sealed class EnumerationTests
{
    [Fact]
    public void A_row_with_an_unknown_weather_status_is_not_written() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => EnrichedEventSchema.Name((WeatherStatus)4));

    [Fact]
    public void A_row_with_an_unknown_location_source_is_not_written() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => EnrichedEventSchema.Name((LocationSource)3));

    [Fact]
    public void A_stored_weather_status_that_is_unknown_is_named() =>
        Assert.Contains("\"forecast\"", Assert.Throws<FormatException>(static () => EnrichedEventSchema.ParseStatus("forecast")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stored_location_source_that_is_unknown_is_named() =>
        Assert.Contains("\"device\"", Assert.Throws<FormatException>(static () => EnrichedEventSchema.ParseLocationSource("device")).Message, StringComparison.Ordinal);
}
