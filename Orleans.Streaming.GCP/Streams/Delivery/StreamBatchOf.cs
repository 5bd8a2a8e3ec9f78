using Orleans.Providers.Streams.Common;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>A batch of items of one type.</summary>
[GenerateSerializer, Immutable, Alias("Orleans.Streaming.GCP.StreamBatch`1")]
internal sealed class StreamBatch<TItem>(StreamId streamId, EventSequenceTokenV2 token, IReadOnlyList<TItem> items) : StreamBatch(streamId, token)
{
    [Id(0)]
    private readonly IReadOnlyList<TItem> _items = items;

    protected override IEnumerable<Tuple<T, StreamSequenceToken>> Read<T>()
    {
        for (var index = 0; index < _items.Count; index++)
        {
            yield return _items[index] is T item
                ? Tuple.Create<T, StreamSequenceToken>(item, Token.CreateSequenceTokenForEvent(index))
                : throw new StreamItemTypeException(_items[index]?.GetType() ?? typeof(TItem), typeof(T));
        }
    }
}
