namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Lengths as seven bits per byte, lowest first, the high bit saying that more follow.</summary>
internal static class Varint
{
    public const int MaximumBytes = 5;

    public static int Write(Span<byte> destination, int value)
    {
        var rest = (uint)value;
        var length = 0;
        for (; rest >= 0x80; rest >>= 7)
        {
            destination[length++] = (byte)(rest | 0x80);
        }

        destination[length] = (byte)rest;
        return length + 1;
    }

    /// <exception cref="DamagedSegmentException">It does not end, or is negative.</exception>
    public static int Read(ReadOnlySpan<byte> source, ref int position)
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (position >= source.Length)
            {
                break;
            }

            var next = source[position++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)value < 0 ? throw new DamagedSegmentException("a length is negative") : (int)value;
            }
        }

        throw new DamagedSegmentException("a length does not end");
    }
}
