using System.Security.Cryptography;
using Isobar.Broker.Streams;
using Isobar.Events;
using Isobar.Warehousing;
using Orleans;

namespace Isobar.Silo.Pipeline;

/// <summary>Stores messages that are not what their topic carries.</summary>
public sealed class MessageDeadLetters(IGrainFactory grains) : IRefusedMessageStore
{
    /// <summary>
    /// Bytes of a payload that are kept. An event has far fewer; a warehouse that takes rows of a few megabytes must be able to take the letter, or
    /// the message would never end.
    /// </summary>
    public const int MostBytes = 1_000_000;

    public Task StoreAsync(string source, IReadOnlyList<RefusedMessage> messages, CancellationToken cancellationToken) =>
        grains.GetGrain<IWarehouseWriterGrain>(0).AppendDeadLettersAsync([.. messages.Select(one => ToLetter(source, one))]);

    private static DeadLetter ToLetter(string topic, RefusedMessage refused) => new()
    {
        // There may be no event to take a key from: topic and message id are as good an identity.
        Key = RowKey.Of(topic, refused.Message.MessageId, refused.Message.PublishedAt),
        ReceivedAt = refused.Message.PublishedAt,
        Reason = DeadLetterReasons.Invalid,
        Detail = Detail(refused),
        Attempts = refused.Attempts,
        Source = topic,
        Payload = refused.Message.Payload[..Math.Min(MostBytes, refused.Message.Payload.Length)],
        UserId = refused.Message.Attributes[EventAttributes.UserId],
        EventId = refused.Message.Attributes[EventAttributes.EventId],
    };

    private static string Detail(RefusedMessage refused) => refused.Message.Payload is var payload && payload.Length <= MostBytes
        ? refused.Fault
        : $"{refused.Fault} Of the payload's {payload.Length} bytes the first {MostBytes} are kept; SHA-256 of all: {Convert.ToHexStringLower(SHA256.HashData(payload.Span))}.";
}
