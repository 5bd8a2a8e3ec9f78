using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Isobar.Runtime.Conformance;

public interface IBatchConsumer : IGrainWithStringKey;

public interface IItemConsumer : IGrainWithStringKey;

/// <summary>Takes batches, and fails those that say so.</summary>
[ImplicitStreamSubscription("batches")]
public sealed class BatchConsumerGrain(Signals signals)
    : Grain, IBatchConsumer, IStreamSubscriptionObserver, IAsyncBatchObserver<string>
{
    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        signals.Note(this.GetPrimaryKeyString(), "subscribed");
        await handleFactory.Create<string>().ResumeAsync(this);
    }

    public Task OnNextAsync(IList<SequentialItem<string>> items)
    {
        var key = this.GetPrimaryKeyString();
        signals.Note(key, string.Join(",", items.Select(item => item.Item)));
        signals.Raise($"{key}:{items[^1].Item}");
        return items[0].Item == "bad" ? throw new OddException("a bad batch", 3) : Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>Takes items one by one.</summary>
[ImplicitStreamSubscription("items")]
public sealed class ItemConsumerGrain(Signals signals)
    : Grain, IItemConsumer, IStreamSubscriptionObserver, IAsyncObserver<string>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<string>().ResumeAsync(this);

    public Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        var key = this.GetPrimaryKeyString();
        signals.Note(key, item);
        signals.Raise($"{key}:{item}");
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
