namespace Orleans.Streaming.GCP.Messages;

/// <summary>A message as it travels to the silo of its consumer, which knows what type of event it wants.</summary>
[GenerateSerializer, Immutable, Alias("Orleans.Streaming.GCP.StreamMessage")]
public sealed class StreamMessage
{
    /// <summary>Names the message within its topic; the same for every redelivery.</summary>
    [Id(0)]
    public required string MessageId { get; init; }

    /// <summary>When the broker took it, UTC.</summary>
    [Id(1)]
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>As published.</summary>
    [Id(2)]
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>As published.</summary>
    [Id(3)]
    public required IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; }
}
