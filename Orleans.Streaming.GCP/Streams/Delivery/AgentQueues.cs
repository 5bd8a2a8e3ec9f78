using System.Collections.Frozen;
using Isobar.Broker.Streams;
using Orleans.Configuration;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// The queues of one provider in one silo, and the way into them. Every silo has them all: Pub/Sub itself spreads messages over the silos, so
/// that nothing has to be divided among them and nothing moves when one comes or goes.
/// </summary>
internal sealed class AgentQueues : IStreamDelivery, IQueueAdapterCache
{
    private readonly FrozenDictionary<QueueId, AgentQueue> _queues;
    private readonly DeliveringAgents _agents;
    private readonly IGrainContextAccessor _context;
    private readonly UnclaimedPolicy _unclaimed;

    public AgentQueues(string provider, StreamDeliveryOptions options, DeliveringAgents agents, IGrainContextAccessor context)
    {
        (_agents, _context, _unclaimed) = (agents, context, options.Unclaimed ?? UnclaimedPolicy.Fail);
        Mapper = new HashRingBasedStreamQueueMapper(new HashRingStreamQueueMapperOptions { TotalQueueCount = options.Agents }, provider);
        _queues = Mapper.GetAllQueues().ToFrozenDictionary(static id => id, _ => new AgentQueue(options, OnUnclaimed));
    }

    public HashRingBasedStreamQueueMapper Mapper { get; }

    /// <summary>Deliveries that are not settled.</summary>
    public int Held => _queues.Values.Sum(static queue => queue.Held);

    public Task DeliverAsync<T>(string streamNamespace, string key, IReadOnlyList<T> items, CancellationToken cancellationToken) =>
        DeliverAsync(StreamId.Create(streamNamespace, key), items).WaitAsync(cancellationToken);

    /// <inheritdoc cref="IStreamDelivery.DeliverAsync"/>
    public Task DeliverAsync<T>(StreamId stream, IReadOnlyList<T> items) =>
        DeliverAsync(stream, (delivery, cursor) => new StreamBatch<T>(stream, delivery.Token, items) { Cursor = cursor });

    /// <summary>The same, of a batch of the caller's own; <paramref name="batchFor"/> makes one for each consumer.</summary>
    public async Task DeliverAsync(StreamId stream, Func<Delivery, BatchCursor, StreamBatch> batchFor) =>
        await _queues[Mapper.GetQueueForStream(stream)].DeliverAsync(stream, batchFor);

    // Called by the agent as it starts.
    public IQueueCache CreateQueueCache(QueueId queueId)
    {
        if (_context.GrainContext is { } agent)
        {
            _agents.Add(agent.GrainId);
        }

        return _queues[queueId].Open();
    }

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => new QueueReceiver(_queues[queueId]);

    private void OnUnclaimed(Delivery delivery)
    {
        if (_unclaimed == UnclaimedPolicy.Drop)
        {
            delivery.Settle();
        }
        else
        {
            delivery.Abandon(StreamConsumerMissingException.NobodySubscribes(delivery.StreamId));
        }
    }
}
