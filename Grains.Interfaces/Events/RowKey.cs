using System.Buffers.Binary;

namespace Isobar.Events;

/// <summary>
/// The sixteen bytes that name an event everywhere: the UTC hour of <c>occurred_at</c> since 1970 as four bytes, big-endian,
/// then the first 96 bits of SHA-256 over (<c>user_id</c>, <c>event_id</c>), each part preceded by its UTF-8 length as four bytes,
/// big-endian. The hour comes first so that keys made at about the same time lie together in an index.
/// </summary>
[GenerateSerializer, Immutable, Alias("isobar.row-key")]
public readonly record struct RowKey([property: Id(0)] ulong High, [property: Id(1)] ulong Low) : IComparable<RowKey>
{
    public const int Size = 16;

    /// <summary>Hours since 1970-01-01T00:00Z.</summary>
    public uint Hour => (uint)(High >> 32);

    public static RowKey Of(UserEvent userEvent) =>
        Of(userEvent.UserId, userEvent.EventId, userEvent.OccurredAt);

    public static RowKey Of(string userId, string eventId, DateTimeOffset occurredAt) =>
        EventIdentity.Of(userId, eventId).At(HourOf(occurredAt));

    public static uint HourOf(DateTimeOffset instant) => (uint)(instant.ToUnixTimeSeconds() / 3600);

    public static RowKey FromBytes(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        WriteTo(bytes);
        return bytes;
    }

    /// <exception cref="FormatException">Not thirty-two hexadecimal digits.</exception>
    public static RowKey Parse(string hexadecimal) => hexadecimal.Length == 2 * Size
        ? FromBytes(Convert.FromHexString(hexadecimal))
        : throw new FormatException($"A row key has {2 * Size} hexadecimal digits, not {hexadecimal.Length} characters.");

    public int CompareTo(RowKey other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>Thirty-two hexadecimal digits in lower case.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";

    // The key's own bits are as evenly spread as any hash of them.
    public override int GetHashCode() => (int)Low;

    public static bool operator <(RowKey left, RowKey right) => left.CompareTo(right) < 0;

    public static bool operator >(RowKey left, RowKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(RowKey left, RowKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RowKey left, RowKey right) => left.CompareTo(right) >= 0;
}
