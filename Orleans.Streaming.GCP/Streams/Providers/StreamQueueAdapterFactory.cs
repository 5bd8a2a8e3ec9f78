using Orleans.Streaming.GCP.Delivery;

namespace Orleans.Streaming.GCP.Providers;

/// <summary>Makes the parts of one provider.</summary>
internal sealed class StreamQueueAdapterFactory(StreamQueueAdapter adapter, AgentQueues? queues) : IQueueAdapterFactory
{
    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(adapter);

    public IQueueAdapterCache GetQueueAdapterCache() => Queues;

    public IStreamQueueMapper GetStreamQueueMapper() => Queues.Mapper;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());

    private AgentQueues Queues => queues ?? throw new InvalidOperationException($"The stream provider {adapter.Name} delivers nothing in a client.");
}
