using FsCheck.Xunit;
using Isobar.Weather;

namespace Isobar.Tests.GrainsInterfaces.Weather;

[Properties(MaxTest = 1_000)]
public sealed class SlotProperties
{
    private static readonly DateTimeOffset Epoch = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Property]
    public bool A_slot_holds_its_instant_and_lasts_as_long_as_asked(ulong moment, byte choice, short offset)
    {
        var (instant, length) = (Instant(moment, offset), Length(choice));
        var slot = Slot.Containing(instant, length);
        return slot.Start <= instant && instant < slot.End && slot.End - slot.Start == length && slot.Length == length;
    }

    [Property]
    public bool Slots_begin_at_whole_parts_of_an_hour_of_UTC(ulong moment, byte choice, short offset)
    {
        var start = Slot.Containing(Instant(moment, offset), Length(choice)).Start;
        return start.Offset == TimeSpan.Zero && start.TimeOfDay.Ticks % Length(choice).Ticks == 0;
    }

    [Property]
    public bool The_offset_does_not_matter(ulong moment, byte choice, short offset) =>
        Slot.Containing(Instant(moment, offset), Length(choice)) == Slot.Containing(Instant(moment, 0), Length(choice));

    [Property]
    public bool Neighbours_meet_and_do_not_overlap(ulong moment, byte choice, short offset)
    {
        var (slot, length) = (Slot.Containing(Instant(moment, offset), Length(choice)), Length(choice));
        var (before, after) = (Slot.Containing(slot.Start.AddTicks(-1), length), Slot.Containing(slot.End, length));
        return before.End == slot.Start && slot.End == after.Start && before < slot && slot < after
            && !slot.Contains(before.End.AddTicks(-1)) && !slot.Contains(after.Start);
    }

    [Property]
    public bool A_shorter_slot_lies_within_one_longer(ulong moment, short offset)
    {
        var instant = Instant(moment, offset);
        var (quarter, half, hour) = (Containing(instant, 15), Containing(instant, 30), Containing(instant, 60));
        return hour.Start <= half.Start && half.Start <= quarter.Start && quarter.End <= half.End && half.End <= hour.End;
    }

    [Property]
    public bool A_day_has_all_its_slots_whatever_day_it_is(ushort days, byte choice)
    {
        var (midnight, length) = (Epoch.AddDays(days), Length(choice));
        var starts = Enumerable.Range(0, 24 * 60).Select(minute => Slot.Containing(midnight.AddMinutes(minute), length).Start).Distinct().ToList();
        return starts.Count == (int)(TimeSpan.FromDays(1) / length) && starts[0] == midnight && starts[^1] + length == midnight.AddDays(1);
    }

    [Theory]
    [InlineData("2024-02-28T23:59:59Z", "2024-02-29T00:00Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-03-01T00:00Z")]
    [InlineData("2025-02-28T23:59:59Z", "2025-03-01T00:00Z")]
    [InlineData("2024-12-31T23:59:59Z", "2025-01-01T00:00Z")]
    public void The_slot_after_the_last_of_a_day_is_the_first_of_the_next(string last, string next)
    {
        var slot = Containing(DateTimeOffset.Parse(last), 60);

        Assert.Equal(next, Containing(slot.End, 60).ToString());
    }

    private static Slot Containing(DateTimeOffset instant, int minutes) => Slot.Containing(instant, TimeSpan.FromMinutes(minutes));

    private static TimeSpan Length(byte choice) => TimeSpan.FromMinutes((choice % 3) switch { 0 => 15, 1 => 30, _ => 60 });

    // Some tick of thirty years, several leap days among them; told in any offset to the minute.
    private static DateTimeOffset Instant(ulong moment, short offset) =>
        Epoch.AddTicks((long)(Mix(moment) % (ulong)TimeSpan.FromDays(30 * 365).Ticks)).ToOffset(TimeSpan.FromMinutes(offset % 841));

    // Generated numbers are small; spread over all bits they are any instant.
    private static ulong Mix(ulong number) => number * 0x9E37_79B9_7F4A_7C15;
}
