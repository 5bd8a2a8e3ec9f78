using Isobar.Events;
using Isobar.Tests.Versions.Samples;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streaming.GCP.Consuming;
using Orleans.Streaming.GCP.Delivery;
using Orleans.Streaming.GCP.Messages;

namespace Isobar.Tests.Versions.Wire;

/// <summary>What an agent sends to the consumers of a stream, and how they fail.</summary>
internal sealed class StreamSamples : ISamples
{
    private static readonly StreamId Ada = StreamId.Create("user-events", "ada");

    private static readonly StreamMessage Message = new()
    {
        MessageId = "m-1",
        PublishedAt = Version1.Noon,
        Payload = "{}"u8.ToArray(),
        Attributes = [KeyValuePair.Create("user_id", "ada")],
    };

    public IEnumerable<Sample> Read() => new Sample[]
    {
        new(1, "Orleans.Streaming.GCP.StreamBatch`1", new StreamBatch<UserEvent>(
            Ada, new EventSequenceTokenV2(17), [Version1.Event, Version1.Event])),
        Sample.OfVersion1(Message),
        Sample.OfVersion1(new MessageBatch(Ada, new EventSequenceTokenV2(18), OrleansBytes.Provider, [Message], OrleansBytes.Adapter, context: null)),
        Sample.OfVersion1(new UnreadableEventException("Message m-1 is no event.")),
        Sample.OfVersion1(new StreamEventRefusedException("It is too old.")),
        Sample.OfVersion1(new StreamItemTypeException(typeof(string), typeof(int))),
        Sample.OfVersion1(new StreamAgentUnavailableException("The agent has stopped.")),
        Sample.OfVersion1(new StreamConsumerMissingException("Nobody subscribes.")),
    };
}
