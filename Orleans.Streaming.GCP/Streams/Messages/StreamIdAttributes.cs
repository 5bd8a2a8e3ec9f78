using System.Text;
using Isobar.Broker;
using Isobar.Broker.Streams;

namespace Orleans.Streaming.GCP.Messages;

/// <summary>A stream's identity in attributes.</summary>
internal static class StreamIdAttributes
{
    // Without a replacement for what is no text, so that two streams never become one.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">Its namespace or key is not text, or the key is empty.</exception>
    public static KeyValuePair<string, string>[] Of(StreamId stream)
    {
        var key = Text(stream.Key, "key");
        return key.Length > 0
            ? [new(StreamAttributes.Namespace, Text(stream.Namespace, "namespace")), new(StreamAttributes.Key, key)]
            : throw new ArgumentException($"The stream {stream} has an empty key.", nameof(stream));
    }

    public static MessageReading<StreamId> Read(MessageAttributes attributes, string? defaultNamespace)
    {
        if (attributes[StreamAttributes.Key] is not { Length: > 0 } key)
        {
            return MessageReading.Refused<StreamId>($"The attribute {StreamAttributes.Key} is missing: it names the stream that the event belongs to.");
        }

        return (attributes[StreamAttributes.Namespace] ?? defaultNamespace) switch
        {
            null => MessageReading.Refused<StreamId>($"The attribute {StreamAttributes.Namespace} is missing, and there is no default namespace."),
            "" => MessageReading.Valid(StreamId.Create((string?)null, key)),
            var name => MessageReading.Valid(StreamId.Create(name, key)),
        };
    }

    private static string Text(ReadOnlyMemory<byte> bytes, string part)
    {
        try
        {
            return Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException noText)
        {
            throw new ArgumentException(
                $"A stream's {part} must be UTF-8 text to be an attribute of a message, and is {Convert.ToHexStringLower(bytes.Span)}.", nameof(bytes), noText);
        }
    }
}
