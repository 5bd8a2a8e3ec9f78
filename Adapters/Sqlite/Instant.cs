using System.Globalization;

namespace Isobar.Adapters.Sqlite;

/// <summary>Times as text, <c>2026-11-22T12:00:00.000000Z</c>: sorts as it reads, and SQLite's date functions take it.</summary>
internal static class Instant
{
    public const int Length = 27;
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Written by hand, because four of them in every row would cost more than the rest of the row.</summary>
    public static void Write(DateTimeOffset instant, Span<byte> destination)
    {
        var utc = instant.UtcDateTime;
        "0000-00-00T00:00:00.000000Z"u8.CopyTo(destination);
        Digits(destination[..4], utc.Year);
        Digits(destination.Slice(5, 2), utc.Month);
        Digits(destination.Slice(8, 2), utc.Day);
        Digits(destination.Slice(11, 2), utc.Hour);
        Digits(destination.Slice(14, 2), utc.Minute);
        Digits(destination.Slice(17, 2), utc.Second);
        Digits(destination.Slice(20, 6), (int)(utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond));
    }

    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static void Digits(Span<byte> destination, int value)
    {
        for (var i = destination.Length - 1; i >= 0; i--)
        {
            destination[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}
