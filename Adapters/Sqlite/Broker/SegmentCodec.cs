using System.Buffers.Binary;
using System.Numerics;
using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>
/// The bytes of a segment: version (1 byte), number of messages (4, little-endian), then each message as the number of its attributes,
/// their names and values, and its payload, every part preceded by its length; last a CRC-32C over all before it (4).
/// </summary>
internal static class SegmentCodec
{
    public const int HeaderBytes = 5;
    public const int TrailerBytes = 4;
    private const byte Version = 1;

    public static void WriteHeader(Span<byte> segment, int messages)
    {
        segment[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(segment[1..], messages);
    }

    public static void WriteTrailer(Span<byte> segment) =>
        BinaryPrimitives.WriteUInt32LittleEndian(segment[^TrailerBytes..], Checksum(segment[..^TrailerBytes]));

    /// <exception cref="DamagedSegmentException">These are not the bytes of a segment.</exception>
    public static OutgoingMessage[] Decode(ReadOnlySpan<byte> segment)
    {
        Verify(segment);
        var count = BinaryPrimitives.ReadInt32LittleEndian(segment[1..]);
        // A message takes at least two bytes: a wild count must not become a wild allocation.
        if (count < 0 || count > segment.Length / 2)
        {
            throw new DamagedSegmentException($"{count} messages do not fit into {segment.Length} bytes");
        }

        return DecodeMessages(segment[..^TrailerBytes], count);
    }

    private static OutgoingMessage[] DecodeMessages(ReadOnlySpan<byte> segment, int count)
    {
        var reader = new MessageReader(segment, HeaderBytes);
        var messages = new OutgoingMessage[count];
        for (var i = 0; i < count; i++)
        {
            messages[i] = reader.Read();
        }

        return reader.IsAtEnd ? messages : throw new DamagedSegmentException("bytes follow the last message");
    }

    private static void Verify(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < HeaderBytes + TrailerBytes)
        {
            throw new DamagedSegmentException($"it has only {segment.Length} bytes");
        }

        if (segment[0] != Version)
        {
            throw new DamagedSegmentException($"its version is {segment[0]}, not {Version}");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(segment[^TrailerBytes..]) != Checksum(segment[..^TrailerBytes]))
        {
            throw new DamagedSegmentException("its checksum is wrong");
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
