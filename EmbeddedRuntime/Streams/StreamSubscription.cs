using Orleans.Runtime;
using Orleans.Streams;

namespace Isobar.EmbeddedRuntime;

/// <summary>A subscription of one activation, and the observer it has been resumed with.</summary>
internal sealed class StreamSubscription<T>(StreamConsumer consumer, StreamId stream, string provider, Guid id)
    : StreamSubscriptionHandle<T>, IStreamSubscription
{
    private IAsyncObserver<T>? _observer;
    private IAsyncBatchObserver<T>? _batchObserver;

    public override StreamId StreamId => stream;

    public override string ProviderName => provider;

    public override Guid HandleId => id;

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null) =>
        Resume(observer, batchObserver: null);

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) =>
        Resume(observer: null, observer);

    public override Task UnsubscribeAsync()
    {
        consumer.Detach(stream);
        return Task.CompletedTask;
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == id;

    /// <summary>Completes when the observer has dealt with all of <paramref name="items"/>.</summary>
    public Task DeliverAsync(IReadOnlyList<T> items, long sequence) =>
        _batchObserver is null ? DeliverEachAsync(items, sequence) : _batchObserver.OnNextAsync(Batch(items, sequence));

    private static SequentialItem<T>[] Batch(IReadOnlyList<T> items, long sequence)
    {
        var batch = new SequentialItem<T>[items.Count];
        for (var index = 0; index < batch.Length; index++)
        {
            batch[index] = new(items[index], new BatchToken(sequence, index));
        }

        return batch;
    }

    private async Task DeliverEachAsync(IReadOnlyList<T> items, long sequence)
    {
        for (var index = 0; index < items.Count; index++)
        {
            await _observer!.OnNextAsync(items[index], new BatchToken(sequence, index));
        }
    }

    private Task<StreamSubscriptionHandle<T>> Resume(IAsyncObserver<T>? observer, IAsyncBatchObserver<T>? batchObserver)
    {
        _observer = observer;
        _batchObserver = batchObserver;
        consumer.Attach(this);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }
}
