using Isobar.Broker;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>Keys by which streams are kept apart: different for different streams, whatever characters they contain.</summary>
internal static class StreamKeys
{
    public static string Of(StreamId stream) => stream.GetNamespace() is { Length: > 0 } name
        ? $"{name.Length}:{name}{stream.GetKeyAsString()}"
        : $"0:{stream.GetKeyAsString()}";

    /// <summary>Of a message that names no stream: it delays nobody.</summary>
    public static string OfUnaddressed(ReceivedMessage message) => $"?{message.MessageId}";
}
