using Isobar.Events;
using Isobar.Tests.Versions.Samples;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streaming.GCP.Delivery;

namespace Isobar.Tests.Versions.Wire;

/// <summary>What an agent sends to the consumers of a stream.</summary>
internal sealed class StreamSamples : ISamples
{
    public IEnumerable<Sample> Read() => new Sample[]
    {
        new(1, "Orleans.Streaming.GCP.StreamBatch`1", new StreamBatch<UserEvent>(
            StreamId.Create("user-events", "ada"), new EventSequenceTokenV2(17), [Version1.Event, Version1.Event])),
        Sample.OfVersion1(new StreamItemTypeException(typeof(string), typeof(int))),
        Sample.OfVersion1(new StreamAgentUnavailableException("The agent has stopped.")),
        Sample.OfVersion1(new StreamConsumerMissingException("Nobody subscribes.")),
    };
}
