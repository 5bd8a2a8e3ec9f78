using System.Buffers.Binary;
using FsCheck;
using FsCheck.Xunit;
using Isobar.Events;

namespace Isobar.Tests.GrainsInterfaces.Events;

[Properties(MaxTest = 1_000)]
public sealed class RowKeyProperties
{
    [Property]
    public bool The_hour_stands_first_big_endian(NonEmptyString userId, NonEmptyString eventId, uint seconds)
    {
        var key = RowKey.Of(userId.Get, eventId.Get, DateTimeOffset.UnixEpoch.AddSeconds(seconds));
        return BinaryPrimitives.ReadUInt32BigEndian(key.ToBytes()) == seconds / 3600 && key.Hour == seconds / 3600;
    }

    [Property]
    public bool Where_one_part_ends_matters(NonEmptyString text, byte one, byte other)
    {
        var (cut, otherCut) = (one % (text.Get.Length + 1), other % (text.Get.Length + 1));
        return cut == otherCut || IsBetweenSurrogates(text.Get, cut) || IsBetweenSurrogates(text.Get, otherCut)
            || Cut(text.Get, cut) != Cut(text.Get, otherCut);
    }

    [Property]
    public bool Which_part_is_which_matters(NonEmptyString one, NonEmptyString other) =>
        Valid(one.Get) == Valid(other.Get)
        || EventIdentity.Of(Valid(one.Get), Valid(other.Get)) != EventIdentity.Of(Valid(other.Get), Valid(one.Get));

    [Property]
    public bool Bytes_are_ordered_as_their_hours(NonEmptyString userId, NonEmptyString otherUserId, ushort hour, ushort otherHour)
    {
        var key = RowKey.Of(userId.Get, "e", DateTimeOffset.UnixEpoch.AddHours(hour));
        var otherKey = RowKey.Of(otherUserId.Get, "e", DateTimeOffset.UnixEpoch.AddHours(otherHour));
        return hour == otherHour
            || (key.ToBytes().AsSpan().SequenceCompareTo(otherKey.ToBytes()) < 0) == (hour < otherHour);
    }

    [Property]
    public bool One_identity_in_one_hour_is_one_key_whatever_the_offset(
        NonEmptyString userId, NonEmptyString eventId, uint hour, ushort second, ushort otherSecond, short offset)
    {
        var start = DateTimeOffset.UnixEpoch.AddHours(hour % 1_000_000);
        var local = start.AddSeconds(otherSecond % 3600).ToOffset(TimeSpan.FromMinutes(offset % 841));
        return RowKey.Of(userId.Get, eventId.Get, start.AddSeconds(second % 3600)) == RowKey.Of(userId.Get, eventId.Get, local);
    }

    private static EventIdentity Cut(string text, int at) => EventIdentity.Of(text[..at], text[at..]);

    private static bool IsBetweenSurrogates(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    // Text that has half of a surrogate pair has no bytes, and no event has such ids.
    private static string Valid(string text) => string.Concat(text.Where(static character => !char.IsSurrogate(character)));
}
