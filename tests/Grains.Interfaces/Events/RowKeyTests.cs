using FsCheck;
using FsCheck.Xunit;
using Isobar.Events;

namespace Isobar.Tests.GrainsInterfaces.Events;

public sealed class RowKeyTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 22, 12, 34, 56, TimeSpan.Zero);

    // Made by another program from the words of the design: hour 498,708 since 1970, then SHA-256 over
    // 00 00 00 03 "ada" 00 00 00 03 "e-1". Rows are found by these bytes for ever: they may not change.
    [Theory]
    [InlineData("ada", "e-1", "00079c14d3430bcdd34aca60f666c1da")]
    [InlineData("Zoë 🌦", "01890a5d-ac96-774b-bcce-b302099a8057", "00079c149e0a7a0c3699b9b6e996f5aa")]
    public void The_layout_is_frozen(string userId, string eventId, string hexadecimal)
    {
        var key = RowKey.Of(userId, eventId, Instant);
        Assert.Equal(hexadecimal, key.ToString());
        Assert.Equal(hexadecimal, Convert.ToHexStringLower(key.ToBytes()));
        Assert.Equal(498_708u, key.Hour);
    }

    [Fact]
    public void The_offset_does_not_matter() =>
        Assert.Equal(RowKey.Of("u", "e", Instant), RowKey.Of("u", "e", Instant.ToOffset(TimeSpan.FromHours(-9.5))));

    [Fact]
    public void An_hour_is_one_key_and_the_next_another()
    {
        var start = new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(RowKey.Of("u", "e", start), RowKey.Of("u", "e", start.AddHours(1).AddTicks(-1)));
        Assert.NotEqual(RowKey.Of("u", "e", start), RowKey.Of("u", "e", start.AddHours(1)));
        Assert.True(RowKey.Of("u", "e", start) < RowKey.Of("v", "f", start.AddHours(1)));
    }

    [Fact]
    public void Where_one_part_ends_matters() =>
        Assert.NotEqual(RowKey.Of("ab", "c", Instant), RowKey.Of("a", "bc", Instant));

    [Fact]
    public void Long_identities_have_keys() =>
        Assert.NotEqual(RowKey.Of(new string('界', 128), new string('界', 128), Instant), RowKey.Of(new string('界', 128), new string('界', 127), Instant));

    [Property]
    public bool Text_and_bytes_round_trip(ulong high, ulong low)
    {
        var key = new RowKey(high, low);
        return RowKey.Parse(key.ToString()) == key && RowKey.FromBytes(key.ToBytes()) == key;
    }

    [Property]
    public bool Order_is_the_order_of_the_bytes(ulong high, ulong low, ulong otherHigh, ulong otherLow)
    {
        var (left, right) = (new RowKey(high, low), new RowKey(otherHigh, otherLow));
        return Math.Sign(left.CompareTo(right)) == Math.Sign(left.ToBytes().AsSpan().SequenceCompareTo(right.ToBytes()));
    }

    [Property]
    public bool A_key_is_its_identity_at_its_hour(NonEmptyString userId, NonEmptyString eventId, ushort hours)
    {
        var key = RowKey.Of(userId.Get, eventId.Get, DateTimeOffset.UnixEpoch.AddHours(hours));
        return EventIdentity.Of(key) == EventIdentity.Of(userId.Get, eventId.Get) && EventIdentity.Of(key).At(key.Hour) == key;
    }

    [Theory]
    [InlineData("")]
    [InlineData("00079c14")]
    [InlineData("00079c14d3430bcdd34aca60f666c1")]
    [InlineData("00079c14d3430bcdd34aca60f666c1da00")]
    [InlineData("00079c14d3430bcdd34aca60f666c1dg")]
    public void Other_text_is_no_key(string text) => Assert.Throws<FormatException>(() => RowKey.Parse(text));
}
