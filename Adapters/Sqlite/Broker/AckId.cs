using System.Globalization;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>
/// Names a lease: the segment, the message in it, and the number of the pull that leased it. Pulls are numbered across restarts, so that
/// an identifier of an earlier process never settles a lease of this one.
/// </summary>
internal readonly record struct AckId(long Segment, int Message, long Lease)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Segment:x}.{Message:x}.{Lease:x}");

    public static bool TryParse(ReadOnlySpan<char> text, out AckId ackId)
    {
        ackId = default;
        var first = text.IndexOf('.');
        var last = text.LastIndexOf('.');
        if (first < 0 || last == first
            || !TryParseHex(text[..first], out var segment)
            || !TryParseHex(text[(first + 1)..last], out var message)
            || !TryParseHex(text[(last + 1)..], out var lease))
        {
            return false;
        }

        ackId = new AckId(segment, (int)message, lease);
        return true;
    }

    private static bool TryParseHex(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
