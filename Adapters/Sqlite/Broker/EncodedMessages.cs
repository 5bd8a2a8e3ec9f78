using System.Buffers;
using System.Text;
using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>
/// Messages as bytes, made by the publisher's thread so that the writer's has only to join them. The buffer is rented and
/// given back on disposal.
/// </summary>
internal sealed class EncodedMessages : IDisposable
{
    private byte[] _buffer;
    private int _length;

    private EncodedMessages(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <exception cref="ArgumentException">A message is over <see cref="OutgoingMessage.MaximumBytes"/>.</exception>
    public static EncodedMessages Of(IReadOnlyList<OutgoingMessage> messages)
    {
        var encoded = new EncodedMessages(Capacity(messages));
        foreach (var message in messages)
        {
            encoded.Append(message);
        }

        return encoded;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private static int Capacity(IReadOnlyList<OutgoingMessage> messages)
    {
        var capacity = 0;
        foreach (var message in messages)
        {
            capacity = checked(capacity + Capacity(message));
        }

        return capacity;
    }

    private static int Capacity(OutgoingMessage message)
    {
        long capacity = message.Payload.Length + (2 * Varint.MaximumBytes);
        long bytes = message.Payload.Length;
        foreach (var (name, value) in message.Attributes.AsSpan())
        {
            var text = Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
            bytes += text;
            capacity += text + (2 * Varint.MaximumBytes);
        }

        return bytes <= OutgoingMessage.MaximumBytes
            ? (int)capacity
            : throw new ArgumentException(
                $"A message has {bytes} bytes of payload and attributes; at most {OutgoingMessage.MaximumBytes} are allowed.", nameof(message));
    }

    private void Append(OutgoingMessage message)
    {
        var attributes = message.Attributes.AsSpan();
        Append(attributes.Length);
        foreach (var (name, value) in attributes)
        {
            Append(name);
            Append(value);
        }

        Append(message.Payload.Length);
        message.Payload.Span.CopyTo(_buffer.AsSpan(_length));
        _length += message.Payload.Length;
    }

    private void Append(int length) => _length += Varint.Write(_buffer.AsSpan(_length), length);

    private void Append(string text)
    {
        Append(Encoding.UTF8.GetByteCount(text));
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
    }
}
