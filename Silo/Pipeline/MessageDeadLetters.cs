using Isobar.Broker;
using Isobar.Events;
using Isobar.Warehousing;
using Orleans;

namespace Isobar.Silo.Pipeline;

/// <summary>Stores messages that are not what their topic carries.</summary>
public sealed class MessageDeadLetters(IGrainFactory grains)
{
    /// <summary>Completes when the letter is durable; storing it again changes nothing.</summary>
    public Task StoreAsync(string topic, ReceivedMessage message, EventFault fault) =>
        grains.GetGrain<IWarehouseWriterGrain>(0).AppendDeadLettersAsync([ToLetter(topic, message, fault)]);

    private static DeadLetter ToLetter(string topic, ReceivedMessage message, EventFault fault) => new()
    {
        // There may be no event to take a key from: topic and message id are as good an identity.
        Key = RowKey.Of(topic, message.MessageId, message.PublishedAt),
        ReceivedAt = message.PublishedAt,
        Reason = DeadLetterReasons.Invalid,
        Detail = fault.ToString(),
        Attempts = message.Faults + 1,
        Source = topic,
        Payload = message.Payload,
        UserId = message.Attributes[EventAttributes.UserId],
        EventId = message.Attributes[EventAttributes.EventId],
    };
}
