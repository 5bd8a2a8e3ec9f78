using System.Buffers.Binary;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Api.DeadLetters;

/// <summary>
/// Where a page of dead letters ended, as text to send back: hexadecimal, the instant's ticks as eight bytes, big-endian, then the key.
/// </summary>
internal static class DeadLetterCursor
{
    private const int Size = sizeof(long) + RowKey.Size;

    public static string Write(DeadLetterReference last)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last.ReceivedAt.UtcTicks);
        last.Key.WriteTo(bytes[sizeof(long)..]);
        return Convert.ToHexStringLower(bytes);
    }

    public static bool TryRead(string text, out DeadLetterReference last)
    {
        last = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length != 2 * Size || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }

        last = new DeadLetterReference(RowKey.FromBytes(bytes[sizeof(long)..]), new DateTimeOffset(ticks, TimeSpan.Zero));
        return true;
    }
}
