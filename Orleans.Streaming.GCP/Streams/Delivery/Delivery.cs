using Orleans.Providers.Streams.Common;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// Items of one stream on their way to its consumers, settled as one: when each consumer has dealt with them, or one has failed. In an
/// agent's queue it stands for its items, which each consumer is handed as a <see cref="StreamBatch"/>.
/// </summary>
internal sealed class Delivery(StreamId stream, long sequence, Func<Delivery, BatchCursor, StreamBatch> batchFor) : IBatchContainer
{
    // Whoever waits goes on elsewhere, not in the agent's turn.
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;

    public StreamId StreamId => stream;

    /// <summary>Its place in the agent's queue.</summary>
    public long Sequence => sequence;

    public EventSequenceTokenV2 Token { get; } = new(sequence);

    public StreamSequenceToken SequenceToken => Token;

    /// <summary>Whether any consumer has ended with it.</summary>
    public bool HasOutcome { get; private set; }

    /// <summary>Completes when it is settled; fails with the first failure of a consumer.</summary>
    public Task Settled => _settled.Task;

    public StreamBatch BatchFor(BatchCursor cursor) => batchFor(this, cursor);

    /// <summary>A consumer has ended with it.</summary>
    /// <param name="failure">Why it failed; null if it did not.</param>
    public void Note(Exception? failure)
    {
        HasOutcome = true;
        _failure ??= failure;
    }

    /// <summary>Settles it by what the consumers said.</summary>
    public void Settle() => End(_failure);

    /// <summary>Settles it without having asked all consumers.</summary>
    public void Abandon(Exception reason) => End(_failure ?? reason);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        throw new NotSupportedException("A delivery is handed to consumers as a batch of their own.");

    public bool ImportRequestContext() => false;

    private void End(Exception? failure)
    {
        if (failure is null)
        {
            _settled.TrySetResult();
        }
        else
        {
            _settled.TrySetException(failure);
        }
    }
}
