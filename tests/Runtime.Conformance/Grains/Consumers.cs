using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Isobar.Runtime.Conformance;

public interface IBatchConsumer : IGrainWithStringKey;

public interface IItemConsumer : IGrainWithStringKey;

public interface IUnobserving : IGrainWithStringKey;

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
        return items[0].Item switch
        {
            "bad" => throw new OddException("a bad batch", 3),
            "held" => signals.When($"{key}:go"),
            _ => Task.CompletedTask,
        };
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
        return item == "bad" ? throw new OddException("a bad item", 3) : Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>Subscribes, and takes nothing.</summary>
[ImplicitStreamSubscription("unobserved")]
public sealed class UnobservingGrain : Grain, IUnobserving, IStreamSubscriptionObserver
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => Task.CompletedTask;
}
