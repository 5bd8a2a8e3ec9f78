using Isobar.Broker;
using Isobar.Broker.Streams;
using Microsoft.Extensions.Logging;
using Orleans.Streaming.GCP.Consuming;

namespace Orleans.Streaming.GCP.DeadLetters;

/// <summary>Keeps dead letters in a topic of their own. A letter may be there twice, where its message came again after an acknowledgement was lost.</summary>
internal sealed class DeadLetterTopic(IBroker broker, string topic, StreamInstruments instruments, ILogger<DeadLetterTopic> logger) : IRefusedMessageStore
{
    public async Task StoreAsync(string source, IReadOnlyList<RefusedMessage> messages, CancellationToken cancellationToken)
    {
        await broker.PublishAsync(topic, [.. messages.Select(refused => DeadLetterMessage.Of(source, refused))], cancellationToken);
        instruments.OnDeadLettered(messages.Count);
        logger.Stored(messages.Count, source, topic, messages[0].Fault);
    }
}
