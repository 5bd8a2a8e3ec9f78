using System.Text;
using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Walks over the messages of a segment.</summary>
internal ref struct MessageReader(ReadOnlySpan<byte> segment, int start)
{
    private readonly ReadOnlySpan<byte> _segment = segment;
    private int _position = start;

    public readonly bool IsAtEnd => _position == _segment.Length;

    public OutgoingMessage Read()
    {
        var attributes = ReadAttributes();
        return new OutgoingMessage(Take(Varint.Read(_segment, ref _position)).ToArray(), attributes);
    }

    private MessageAttributes ReadAttributes()
    {
        var count = Varint.Read(_segment, ref _position);
        if (count == 0)
        {
            return MessageAttributes.Empty;
        }

        // Each takes two bytes at least: a wild count must not become a wild allocation.
        if (count > (_segment.Length - _position) / 2)
        {
            throw new DamagedSegmentException($"{count} attributes do not fit");
        }

        var pairs = new KeyValuePair<string, string>[count];
        for (var i = 0; i < count; i++)
        {
            pairs[i] = new KeyValuePair<string, string>(ReadText(), ReadText());
        }

        return new MessageAttributes(pairs);
    }

    private string ReadText() => Encoding.UTF8.GetString(Take(Varint.Read(_segment, ref _position)));

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _segment.Length - _position)
        {
            throw new DamagedSegmentException($"{length} bytes are announced, {_segment.Length - _position} are left");
        }

        var taken = _segment.Slice(_position, length);
        _position += length;
        return taken;
    }
}
