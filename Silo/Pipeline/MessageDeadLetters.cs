using System.Security.Cryptography;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Warehousing;
using Orleans;

namespace Isobar.Silo.Pipeline;

/// <summary>Stores messages that are not what their topic carries.</summary>
public sealed class MessageDeadLetters(IGrainFactory grains)
{
    /// <summary>
    /// Bytes of a payload that are kept. An event has far fewer; a warehouse that takes rows of a few megabytes must be able to take the letter, or
    /// the message would never end.
    /// </summary>
    public const int MostBytes = 1_000_000;

    /// <summary>Completes when the letters are durable; storing them again changes nothing.</summary>
    public Task StoreAsync(string topic, IEnumerable<(ReceivedMessage Message, EventFault Fault)> refused) =>
        grains.GetGrain<IWarehouseWriterGrain>(0).AppendDeadLettersAsync([.. refused.Select(one => ToLetter(topic, one.Message, one.Fault))]);

    private static DeadLetter ToLetter(string topic, ReceivedMessage message, EventFault fault) => new()
    {
        // There may be no event to take a key from: topic and message id are as good an identity.
        Key = RowKey.Of(topic, message.MessageId, message.PublishedAt),
        ReceivedAt = message.PublishedAt,
        Reason = DeadLetterReasons.Invalid,
        Detail = message.Payload.Length <= MostBytes
            ? fault.ToString()
            : $"{fault} Of the payload's {message.Payload.Length} bytes the first {MostBytes} are kept; SHA-256 of all: {Convert.ToHexStringLower(SHA256.HashData(message.Payload.Span))}.",
        Attempts = message.Faults + 1,
        Source = topic,
        Payload = message.Payload.Length <= MostBytes ? message.Payload : message.Payload[..MostBytes],
        UserId = message.Attributes[EventAttributes.UserId],
        EventId = message.Attributes[EventAttributes.EventId],
    };
}
