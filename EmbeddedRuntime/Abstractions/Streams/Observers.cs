namespace Orleans.Streams;

/// <summary>Takes the items of a stream one by one.</summary>
public interface IAsyncObserver<in T>
{
    /// <summary>Completes when the item is dealt with. A failure is a failed delivery.</summary>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    Task OnCompletedAsync() => Task.CompletedTask;

    Task OnErrorAsync(Exception ex);
}

/// <summary>Takes the items of a stream in the batches in which they are delivered.</summary>
public interface IAsyncBatchObserver<T>
{
    /// <summary>Completes when all the items are dealt with. A failure is a failed delivery of all of them.</summary>
    Task OnNextAsync(IList<SequentialItem<T>> items);

    Task OnCompletedAsync() => Task.CompletedTask;

    Task OnErrorAsync(Exception ex);
}

/// <summary>An item and its place in the stream.</summary>
[GenerateSerializer]
public class SequentialItem<T>(T item, StreamSequenceToken token)
{
    [Id(0)]
    public T Item { get; } = item;

    [Id(1)]
    public StreamSequenceToken Token { get; } = token;
}
