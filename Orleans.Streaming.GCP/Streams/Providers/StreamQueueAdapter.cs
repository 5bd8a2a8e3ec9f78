using Orleans.Streaming.GCP.Delivery;

namespace Orleans.Streaming.GCP.Providers;

/// <summary>One provider as Orleans' agents and producers see it.</summary>
/// <param name="name">The provider's name.</param>
/// <param name="queues">What agents deliver; null in a client, which has none.</param>
/// <param name="publisher">Where producers' events go; null if it has no producers.</param>
internal sealed class StreamQueueAdapter(string name, AgentQueues? queues, IStreamPublisher? publisher) : IQueueAdapter
{
    public string Name => name;

    // Pub/Sub knows what has been acknowledged, not places in a stream.
    public bool IsRewindable => false;

    public StreamProviderDirection Direction => (queues, publisher) switch
    {
        (null, _) => StreamProviderDirection.WriteOnly,
        (_, null) => StreamProviderDirection.ReadOnly,
        _ => StreamProviderDirection.ReadWrite,
    };

    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext) =>
        (publisher, token) switch
        {
            (null, _) => throw new InvalidOperationException($"The stream provider {name} has no producers."),
            (_, not null) => throw new ArgumentException($"The stream provider {name} takes no sequence token: Pub/Sub gives an event its place.", nameof(token)),
            _ => publisher.PublishAsync(streamId, events, requestContext),
        };

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) =>
        queues?.CreateReceiver(queueId) ?? throw new InvalidOperationException($"The stream provider {name} delivers nothing in a client.");
}
