using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers.Streams.Common;
using Orleans.Serialization;
using Orleans.Streaming.GCP.Delivery;

namespace Orleans.Streaming.GCP.Messages;

/// <summary>Messages of one stream, read as events only where their consumer is, by the adapter of the provider there.</summary>
[GenerateSerializer, Immutable, Alias("Orleans.Streaming.GCP.MessageBatch"), SerializationCallbacks(typeof(OnDeserializedCallbacks))]
internal sealed class MessageBatch(
    StreamId streamId,
    EventSequenceTokenV2 token,
    string provider,
    IReadOnlyList<StreamMessage> messages,
    IPubSubDataAdapter adapter,
    IReadOnlyDictionary<string, string>? context) : StreamBatch(streamId, token), IOnDeserialized
{
    [Id(0)]
    private readonly string _provider = provider;

    [Id(1)]
    private readonly IReadOnlyList<StreamMessage> _messages = messages;

    [NonSerialized]
    private readonly IReadOnlyDictionary<string, string>? _context = context;

    [NonSerialized]
    private IPubSubDataAdapter _adapter = adapter;

    public void OnDeserialized(DeserializationContext context) =>
        _adapter = context.ServiceProvider.GetRequiredKeyedService<IPubSubDataAdapter>(_provider);

    /// <summary>Called by the agent before it sends the batch, which takes the context along.</summary>
    public override bool ImportRequestContext()
    {
        if (_context is null)
        {
            return false;
        }

        foreach (var (key, value) in _context)
        {
            RequestContext.Set(key, value);
        }

        return true;
    }

    // All are read before the consumer sees the first: if one cannot be read, none has been consumed yet.
    protected override IEnumerable<Tuple<T, StreamSequenceToken>> Read<T>()
    {
        var events = new Tuple<T, StreamSequenceToken>[_messages.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = Tuple.Create<T, StreamSequenceToken>(_adapter.ReadEvent<T>(_messages[i]), Token.CreateSequenceTokenForEvent(i));
        }

        return events;
    }
}
