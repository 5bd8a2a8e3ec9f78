using System.Text;
using Isobar.Broker;

namespace Isobar.PubSub.Publishing;

/// <summary>Pub/Sub's limits of a message: https://cloud.google.com/pubsub/quotas#resource_limits.</summary>
internal static class MessageLimits
{
    private const int MostAttributes = 100;
    private const int MostKeyBytes = 256;
    private const int MostValueBytes = 1_024;

    // What a message costs in a request besides its payload and attributes.
    private const int Frame = 32;

    /// <summary>The bytes that count towards a request.</summary>
    public static int SizeOf(OutgoingMessage message)
    {
        var bytes = Frame + message.Payload.Length;
        foreach (var (key, value) in message.Attributes.AsSpan())
        {
            bytes += Frame + Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        }

        return bytes;
    }

    /// <exception cref="ArgumentException">A message is over a limit; it says which one.</exception>
    public static void Check(IReadOnlyList<OutgoingMessage> messages)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            if (FaultOf(messages[i]) is { } fault)
            {
                throw new ArgumentException($"Message {i} of {messages.Count} {fault} Nothing of this call was published.", nameof(messages));
            }
        }
    }

    private static string? FaultOf(OutgoingMessage message)
    {
        var attributes = message.Attributes.AsSpan();
        if (attributes.Length > MostAttributes)
        {
            return $"has {attributes.Length} attributes; Pub/Sub takes {MostAttributes}.";
        }

        if (attributes.Length == 0 && message.Payload.Length == 0)
        {
            return "is empty; Pub/Sub takes no message without payload and attributes.";
        }

        long bytes = message.Payload.Length;
        foreach (var (key, value) in attributes)
        {
            var (keyBytes, valueBytes) = (Encoding.UTF8.GetByteCount(key), Encoding.UTF8.GetByteCount(value));
            bytes += keyBytes + valueBytes;
            if (AttributeFault(key, keyBytes, valueBytes) is { } fault)
            {
                return fault;
            }
        }

        return bytes > OutgoingMessage.MaximumBytes
            ? $"has {bytes} bytes of payload and attributes; Pub/Sub takes {OutgoingMessage.MaximumBytes}."
            : null;
    }

    private static string? AttributeFault(string key, int keyBytes, int valueBytes)
    {
        if (keyBytes is 0 or > MostKeyBytes)
        {
            return $"has an attribute whose name has {keyBytes} bytes; Pub/Sub takes 1 to {MostKeyBytes}.";
        }

        if (key.StartsWith("goog", StringComparison.Ordinal))
        {
            return $"has an attribute \"{key}\"; names that begin with \"goog\" are Google's own.";
        }

        return valueBytes > MostValueBytes
            ? $"has an attribute \"{key}\" whose value has {valueBytes} bytes; Pub/Sub takes {MostValueBytes}."
            : null;
    }
}
