namespace Isobar.Events;

/// <summary>
/// RFC 3339 <c>date-time</c>: four-digit year, seconds, optional fraction, and an offset that may not be missing. Digits of
/// the fraction beyond the seventh (100 ns) are dropped; leap seconds are refused.
/// </summary>
public static class Rfc3339
{
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < 20 || !HasSeparators(text)
            || !Digits(text, 0, 4, out var year) || !Digits(text, 5, 2, out var month) || !Digits(text, 8, 2, out var day)
            || !Digits(text, 11, 2, out var hour) || !Digits(text, 14, 2, out var minute) || !Digits(text, 17, 2, out var second))
        {
            return false;
        }

        if (!Fraction(text, out var ticks, out var rest) || !Offset(text[rest..], out var offset)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, second).AddTicks(ticks);
        if ((local - DateTime.MinValue) < offset || (DateTime.MaxValue - local) < -offset)
        {
            return false;
        }

        instant = new DateTimeOffset(local, offset);
        return true;
    }

    private static bool HasSeparators(ReadOnlySpan<byte> text) =>
        text[4] == '-' && text[7] == '-' && text[10] is (byte)'T' or (byte)'t' && text[13] == ':' && text[16] == ':';

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        foreach (var character in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit((char)character))
            {
                return false;
            }

            value = (value * 10) + (character - '0');
        }

        return true;
    }

    private static bool Fraction(ReadOnlySpan<byte> text, out long ticks, out int rest)
    {
        ticks = 0;
        rest = 19;
        if (text[rest] != '.')
        {
            return true;
        }

        var scale = TimeSpan.TicksPerSecond;
        for (rest = 20; rest < text.Length && char.IsAsciiDigit((char)text[rest]); rest++)
        {
            scale /= 10;
            ticks += (text[rest] - '0') * scale;
        }

        return rest > 20;
    }

    private static bool Offset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !Digits(text, 1, 2, out var hours) || !Digits(text, 4, 2, out var minutes) || hours > 14 || minutes > 59
            || (hours == 14 && minutes > 0))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }
}
