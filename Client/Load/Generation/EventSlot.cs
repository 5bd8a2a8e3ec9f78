namespace Isobar.Client.Load.Generation;

/// <summary>
/// An event as text whose changing parts have fixed places and widths. To make an event is to write over them, which takes
/// less time than to send it.
/// </summary>
internal static class EventSlot
{
    private const int RunWidth = 8;
    private const int NumberWidth = 12;
    private const int UserWidth = 8;

    private static ReadOnlySpan<byte> Template =>
        """{"event_id":"........-............","user_id":"load-........","type":"page.view","occurred_at":"........................","latitude":.........,"longitude":.........,"properties":{"path":"/products/1","referrer":"search"}}"""u8;

    private static readonly int Run = After("\"event_id\":\""u8);
    private static readonly int Number = Run + RunWidth + 1;
    private static readonly int User = After("\"user_id\":\"load-"u8);
    private static readonly int Time = After("\"occurred_at\":\""u8);
    private static readonly int Latitude = After("\"latitude\":"u8);
    private static readonly int Longitude = After("\"longitude\":"u8);

    /// <summary>Bytes of a slot, its line feed included.</summary>
    public static int Size => Template.Length + 1;

    // Latitude 91: refused by its value, not by its syntax, so that the neighbours of an invalid event stay readable.
    private static ReadOnlySpan<byte> NoLatitude => "  91.0000"u8;

    public static void Prepare(Span<byte> slot, ReadOnlySpan<byte> run)
    {
        Template.CopyTo(slot);
        slot[^1] = (byte)'\n';
        run[..RunWidth].CopyTo(slot[Run..]);
    }

    public static void Write(Span<byte> slot, long number, int user, ReadOnlySpan<byte> time, Places places)
    {
        WriteDigits(slot.Slice(Number, NumberWidth), number);
        WriteDigits(slot.Slice(User, UserWidth), user);
        time.CopyTo(slot[Time..]);
        places.Latitude(user).CopyTo(slot[Latitude..]);
        places.Longitude(user).CopyTo(slot[Longitude..]);
    }

    public static void MakeInvalid(Span<byte> slot) => NoLatitude.CopyTo(slot[Latitude..]);

    private static void WriteDigits(Span<byte> field, long value)
    {
        for (var at = field.Length - 1; at >= 0; at--)
        {
            field[at] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }

    private static int After(ReadOnlySpan<byte> text) => Template.IndexOf(text) + text.Length;
}
