using Orleans.Runtime;
using Orleans.Streams.Core;

namespace Isobar.EmbeddedRuntime;

/// <summary>The stream subscriptions of one activation. Used in its turns only.</summary>
internal sealed class StreamConsumer(Activation activation)
{
    private readonly Dictionary<StreamId, IStreamSubscription> _subscriptions = [];
    private readonly Dictionary<StreamId, Task> _subscribing = [];

    public void Attach(IStreamSubscription subscription) => _subscriptions[subscription.StreamId] = subscription;

    public void Detach(StreamId stream) => _subscriptions.Remove(stream);

    /// <summary>Hands over a batch, after telling the grain of the stream if it has not seen it before.</summary>
    public async Task DeliverAsync<T>(StreamId stream, IReadOnlyList<T> items, long sequence)
    {
        if (!_subscriptions.ContainsKey(stream))
        {
            await SubscribeAsync(stream);
        }

        if (!_subscriptions.TryGetValue(stream, out var subscription) || subscription is not StreamSubscription<T> typed)
        {
            throw new OrleansException(
                $"{activation.GrainId} did not resume its subscription to {stream} with an observer of {typeof(T)}.");
        }

        await typed.DeliverAsync(items, sequence);
    }

    /// <summary>In a reentrant grain several deliveries may find no subscription at once; they share one.</summary>
    private Task SubscribeAsync(StreamId stream)
    {
        if (!_subscribing.TryGetValue(stream, out var subscribing))
        {
            _subscribing[stream] = subscribing = SubscribeOnceAsync(stream);
        }

        return subscribing;
    }

    private async Task SubscribeOnceAsync(StreamId stream)
    {
        try
        {
            if (activation.Instance is not IStreamSubscriptionObserver observer)
            {
                throw new OrleansException($"{activation.Class.Type} subscribes to a stream namespace, but does not implement {nameof(IStreamSubscriptionObserver)}.");
            }

            await observer.OnSubscribed(new StreamSubscriptionFactory(this, activation, stream));
        }
        finally
        {
            _subscribing.Remove(stream);
        }
    }
}
