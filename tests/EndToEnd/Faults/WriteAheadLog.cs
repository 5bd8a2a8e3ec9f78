using System.Buffers.Binary;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>
/// The write-ahead log of a SQLite file (https://www.sqlite.org/fileformat2.html#the_write_ahead_log): a header of 32 bytes, then frames, each a header of 24
/// bytes and a page. It is written from its beginning again once it has been copied, so that what follows the newest frame may be left over
/// from before: such frames bear other salts than the header.
/// </summary>
internal static class WriteAheadLog
{
    private const int Header = 32;
    private const int FrameHeader = 24;

    /// <returns>The bytes from the beginning of the log that still count.</returns>
    public static long LiveLength(Stream log)
    {
        Span<byte> header = stackalloc byte[Header];
        Span<byte> frame = stackalloc byte[FrameHeader];
        log.Position = 0;
        if (log.ReadAtLeast(header, Header, throwOnEndOfStream: false) < Header)
        {
            return 0;
        }

        var size = FrameHeader + BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        var end = (long)Header;
        while (end + size <= log.Length)
        {
            log.Position = end;
            log.ReadExactly(frame);
            if (!frame[8..16].SequenceEqual(header[16..24]))
            {
                break;
            }

            end += size;
        }

        return end;
    }

    /// <returns>Whether a quarter of it is enough to miss.</returns>
    public static bool IsWorthDamaging(string path)
    {
        using var log = File.OpenRead(path);
        return LiveLength(log) > 256 * 1024;
    }

    /// <summary>Damages it behind its first and before its last quarter.</summary>
    /// <returns>Where.</returns>
    public static long Damage(string path, LogDamage damage, Random chance)
    {
        using var log = new FileStream(path, FileMode.Open);
        var live = LiveLength(log);
        var at = chance.NextInt64(live / 4, live * 3 / 4);
        if (damage == LogDamage.Cut)
        {
            log.SetLength(at);
            return at;
        }

        var bytes = new byte[64];
        log.Position = at;
        log.ReadExactly(bytes);
        log.Position = at;
        log.Write([.. bytes.Select(static one => (byte)~one)]);
        return at;
    }
}
