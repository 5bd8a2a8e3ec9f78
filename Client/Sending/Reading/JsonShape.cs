namespace Isobar.Client.Sending.Reading;

/// <summary>Tells from how a source begins whether its items are an array, lines, or values over several lines.</summary>
internal static class JsonShape
{
    public static IItemCutter Choose(ReadOnlySpan<byte> beginning)
    {
        var text = beginning.TrimStart(JsonBytes.Whitespace);
        if (text.StartsWith("["u8))
        {
            return new ValueCutter(ValueCutter.InArray);
        }

        return IsSpreadOverLines(text) ? new ValueCutter(ValueCutter.AtTop) : new LineCutter();
    }

    // How tools that indent begin an object: with its bracket alone. Anything else on the first line, malformed or not, is NDJSON.
    private static bool IsSpreadOverLines(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end > 0 && text[..end].Trim(JsonBytes.Whitespace).SequenceEqual("{"u8);
    }
}
