namespace Isobar.Broker;

/// <summary>A leased message.</summary>
/// <param name="AckId">Names this lease, not the message: a redelivery bears another one.</param>
/// <param name="MessageId">Names the message within its topic, for as long as it is retained.</param>
/// <param name="Payload">As published.</param>
/// <param name="Attributes">As published.</param>
/// <param name="PublishedAt">When the broker took it, by the broker's clock, UTC.</param>
/// <param name="Faults">How often a consumer blamed the message itself for a failure.</param>
/// <param name="Deliveries">How often it was delivered, this time included; best effort, at least 1.</param>
public sealed record ReceivedMessage(
    string AckId,
    string MessageId,
    ReadOnlyMemory<byte> Payload,
    MessageAttributes Attributes,
    DateTimeOffset PublishedAt,
    int Faults,
    int Deliveries);
