using FsCheck;
using FsCheck.Xunit;
using Isobar.Weather;

namespace Isobar.Tests.GrainsInterfaces.Weather;

public sealed class SlotTests
{
    [Theory]
    [InlineData("2026-12-31T23:59:59.9999999Z", 60, "2026-12-31T23:00Z")]
    [InlineData("2027-01-01T00:00:00Z", 60, "2027-01-01T00:00Z")]
    [InlineData("2026-11-22T23:46:00Z", 15, "2026-11-22T23:45Z")]
    [InlineData("2026-11-22T23:44:59Z", 15, "2026-11-22T23:30Z")]
    [InlineData("2026-11-22T23:46:00Z", 30, "2026-11-22T23:30Z")]
    [InlineData("2024-02-29T12:00:00Z", 60, "2024-02-29T12:00Z")]
    [InlineData("2027-01-01T00:30:00+01:00", 60, "2026-12-31T23:00Z")]
    [InlineData("2026-12-31T20:10:00-05:00", 60, "2027-01-01T01:00Z")]
    [InlineData("2026-06-01T05:45:00+05:45", 15, "2026-06-01T00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", 60, "0001-01-01T00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", 15, "9999-12-31T23:45Z")]
    public void An_instant_falls_into_one_slot_of_UTC(string instant, int minutes, string slot)
    {
        var containing = Slot.Containing(DateTimeOffset.Parse(instant), TimeSpan.FromMinutes(minutes));
        Assert.Equal(slot, containing.ToString());
        Assert.Equal(TimeSpan.Zero, containing.Start.Offset);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(20)]
    [InlineData(61)]
    [InlineData(1440)]
    public void Other_lengths_are_refused(int minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Slot.Containing(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void A_slot_holds_its_start_and_not_its_end()
    {
        var slot = Slot.Containing(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(15));
        Assert.True(slot.Contains(slot.Start));
        Assert.True(slot.Contains(slot.End.AddTicks(-1)));
        Assert.False(slot.Contains(slot.End));
        Assert.False(slot.Contains(slot.Start.AddTicks(-1)));
    }

    [Property(MaxTest = 2_000)]
    public bool Slots_tile_the_time_without_gaps(DateTime instant, byte choice)
    {
        var length = TimeSpan.FromMinutes((choice % 3) switch { 0 => 15, 1 => 30, _ => 60 });
        var slot = Slot.Containing(new DateTimeOffset(instant, TimeSpan.Zero), length);
        return slot.Contains(new DateTimeOffset(instant, TimeSpan.Zero))
            && Slot.Containing(slot.Start, length) == slot
            && Slot.Containing(slot.End, length).Start == slot.End
            && Slot.Containing(slot.Start.AddTicks(-1), length).End == slot.Start;
    }

    [Property]
    public bool Order_is_the_order_of_time(DateTime one, DateTime other)
    {
        var hour = TimeSpan.FromHours(1);
        var (left, right) = (Slot.Containing(new(one, TimeSpan.Zero), hour), Slot.Containing(new(other, TimeSpan.Zero), hour));
        return left < right == (left.Start < right.Start) && left >= right == (left.Start >= right.Start)
            && left <= right == !(left > right);
    }
}
