using Isobar.Broker;
using Orleans.Streaming.GCP.Messages;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>Messages in a row that share a request context, which a delivery has only one of.</summary>
internal sealed record ContextRun(IReadOnlyList<ReceivedMessage> Messages, IReadOnlyDictionary<string, string>? Context)
{
    public IReadOnlyList<StreamMessage> Payloads { get; } =
    [
        .. Messages.Select(static message => new StreamMessage
        {
            MessageId = message.MessageId,
            PublishedAt = message.PublishedAt,
            Payload = message.Payload,
            Attributes = [.. message.Attributes],
        }),
    ];
}
