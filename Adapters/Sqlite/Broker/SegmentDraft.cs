using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>A segment being put together, in a buffer that is used again for the next one.</summary>
internal sealed class SegmentDraft
{
    private const int KeptBytes = 16 * 1024 * 1024;

    private readonly List<OutgoingMessage> _messages = [];
    private byte[] _buffer = new byte[64 * 1024];
    private int _length = SegmentCodec.HeaderBytes;

    public bool IsEmpty => _messages.Count == 0;

    public int Messages => _messages.Count;

    public long Bytes => _length;

    public void Add(IReadOnlyList<OutgoingMessage> messages, EncodedMessages encoded)
    {
        _messages.AddRange(messages);
        EnsureRoomFor(encoded.Bytes.Length);
        encoded.Bytes.CopyTo(_buffer.AsSpan(_length));
        _length += encoded.Bytes.Length;
    }

    /// <summary>The bytes of the segment, valid until the next change.</summary>
    public ReadOnlySpan<byte> Seal()
    {
        EnsureRoomFor(SegmentCodec.TrailerBytes);
        var segment = _buffer.AsSpan(0, _length + SegmentCodec.TrailerBytes);
        SegmentCodec.WriteHeader(segment, _messages.Count);
        SegmentCodec.WriteTrailer(segment);
        return segment;
    }

    public OutgoingMessage[] TakeMessages() => [.. _messages];

    public void Clear()
    {
        _messages.Clear();
        _length = SegmentCodec.HeaderBytes;
        if (_buffer.Length > KeptBytes)
        {
            _buffer = new byte[64 * 1024];
        }
    }

    private void EnsureRoomFor(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(checked(_length + bytes + SegmentCodec.TrailerBytes), _buffer.Length * 2));
        }
    }
}
