using System.Collections.Immutable;

namespace Isobar.Tests.Simulation.Tests;

public sealed class NumberRangesTests
{
    [Theory]
    [InlineData("3")]
    [InlineData("3,7-9")]
    [InlineData("0-2,4,6-7")]
    [InlineData("none")]
    public void What_is_written_is_read_again(string text) => Assert.Equal(text, NumberRanges.Write(NumberRanges.Read(text)));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("3-")]
    [InlineData("9-7")]
    [InlineData("1-2-3")]
    public void What_is_no_number_and_no_range_is_refused(string text) => Assert.Throws<FormatException>(() => NumberRanges.Read(text));

    [Fact]
    public void A_range_has_all_its_numbers() => Assert.Equal(ImmutableSortedSet.Create(7, 8, 9), NumberRanges.Read("7-9"));
}
