namespace Isobar.Client.Sending.Reading;

/// <summary>An item per line (NDJSON), so that a malformed line spoils no other. Empty lines are no items.</summary>
internal sealed class LineCutter : IItemCutter
{
    public ItemCut Cut(ReadOnlySpan<byte> text, bool isLast)
    {
        var consumed = 0;
        while (consumed < text.Length)
        {
            var end = text[consumed..].IndexOf((byte)'\n');
            if (end < 0 && !isLast)
            {
                break;
            }

            var line = end < 0 ? text[consumed..] : text.Slice(consumed, end);
            var next = consumed + line.Length + (end < 0 ? 0 : 1);
            var blank = line.Length - line.TrimStart(JsonBytes.Whitespace).Length;
            if (blank < line.Length)
            {
                return ItemCut.Item(consumed + blank, line.Trim(JsonBytes.Whitespace).Length, next);
            }

            consumed = next;
        }

        return ItemCut.Nothing(consumed);
    }
}
