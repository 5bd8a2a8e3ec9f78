using Orleans.Providers.Streams.Common;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// The items of one delivery as one consumer gets them. A consumer has an instance of its own, so that what is known of the call that
/// carries it is known of that consumer.
/// </summary>
[GenerateSerializer, Immutable, Alias("Orleans.Streaming.GCP.StreamBatch")]
internal abstract class StreamBatch(StreamId streamId, EventSequenceTokenV2 token) : IBatchContainer
{
    [Id(0)]
    public StreamId StreamId { get; } = streamId;

    [Id(1)]
    public EventSequenceTokenV2 Token { get; } = token;

    public StreamSequenceToken SequenceToken => Token;

    /// <summary>Where the outcome goes; not known on the consumer's side.</summary>
    [field: NonSerialized]
    public BatchCursor? Cursor { get; init; }

    /// <summary>Whether an observer has asked for the items: a grain that has none would drop them, and report success.</summary>
    [field: NonSerialized]
    public bool IsRead { get; private set; }

    /// <exception cref="StreamItemTypeException">An item is not what the consumer observes. What is left out would be acknowledged.</exception>
    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>()
    {
        IsRead = true;
        return Read<T>();
    }

    public virtual bool ImportRequestContext() => false;

    protected abstract IEnumerable<Tuple<T, StreamSequenceToken>> Read<T>();
}
