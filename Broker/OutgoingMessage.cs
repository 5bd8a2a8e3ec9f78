namespace Isobar.Broker;

/// <summary>
/// A message to publish. The payload is opaque to the broker and must not change after publishing;
/// payload and attributes together hold at most <see cref="MaximumBytes"/> bytes.
/// </summary>
public sealed record OutgoingMessage(ReadOnlyMemory<byte> Payload, MessageAttributes Attributes)
{
    /// <summary>10 MB, the limit of Google Pub/Sub.</summary>
    public const int MaximumBytes = 10_000_000;
}
