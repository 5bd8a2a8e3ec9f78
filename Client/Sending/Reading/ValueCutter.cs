namespace Isobar.Client.Sending.Reading;

/// <summary>
/// An item per JSON value: the elements of an array, or values that follow each other; with <paramref name="place"/> <c>{[</c>,
/// the elements of arrays that are fields of one object, as in the answers of the RandomUser API.
/// </summary>
/// <param name="place">The brackets that are open around an item.</param>
internal sealed class ValueCutter(string place) : IItemCutter
{
    /// <summary>Values that follow each other.</summary>
    public const string AtTop = "";

    /// <summary>Elements of an array.</summary>
    public const string InArray = "[";

    /// <summary>Elements of an array in an object.</summary>
    public const string InArrayOfObject = "{[";

    private string _open = "";

    public ItemCut Cut(ReadOnlySpan<byte> text, bool isLast)
    {
        var at = 0;
        while (at < text.Length)
        {
            var current = text[at];
            if (IsFiller(current))
            {
                at++;
            }
            else if (_open == place && current is not ((byte)']' or (byte)'}'))
            {
                return Item(text, at, isLast);
            }
            else if (Step(text[at..]) is var step and > 0)
            {
                at += step;
            }
            else
            {
                break;
            }
        }

        return ItemCut.Nothing(isLast ? text.Length : at);
    }

    private static bool IsFiller(byte value) => value is (byte)',' or (byte)':' || JsonBytes.Whitespace.Contains(value);

    private static ItemCut Item(ReadOnlySpan<byte> text, int at, bool isLast)
    {
        var length = ValueLength(text[at..]);
        if (length > 0)
        {
            return ItemCut.Item(at, length, at + length);
        }

        return isLast ? ItemCut.Item(at, text.Length - at, text.Length) : ItemCut.Nothing(at);
    }

    private static int ValueLength(ReadOnlySpan<byte> text) => text[0] switch
    {
        (byte)'{' or (byte)'[' => JsonBytes.ContainerLength(text),
        (byte)'"' => JsonBytes.StringLength(text),
        _ => JsonBytes.ScalarLength(text),
    };

    // Between items: opens and closes brackets, skips names and other values.
    private int Step(ReadOnlySpan<byte> text)
    {
        switch (text[0])
        {
            case (byte)'{' or (byte)'[' when place.StartsWith(_open + (char)text[0], StringComparison.Ordinal):
                _open += (char)text[0];
                return 1;
            case (byte)'}' or (byte)']':
                _open = _open.Length > 0 ? _open[..^1] : _open;
                return 1;
            default:
                return ValueLength(text);
        }
    }
}
