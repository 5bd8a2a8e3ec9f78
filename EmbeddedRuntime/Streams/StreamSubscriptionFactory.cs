using System.Runtime.InteropServices;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Isobar.EmbeddedRuntime;

/// <summary>Offers a grain the subscription to one stream.</summary>
internal sealed class StreamSubscriptionFactory(StreamConsumer consumer, Activation activation, StreamId stream)
    : IStreamSubscriptionHandleFactory
{
    public StreamId StreamId => stream;

    public string ProviderName => activation.Silo.Options.StreamProviderName;

    public GuidId SubscriptionId { get; } = IdOf(activation.GrainId, stream);

    public StreamSubscriptionHandle<T> Create<T>() =>
        new StreamSubscription<T>(consumer, stream, ProviderName, SubscriptionId.Guid);

    /// <summary>The same grain and stream have the same subscription, in every activation and process.</summary>
    private static GuidId IdOf(GrainId grain, StreamId stream)
    {
        ReadOnlySpan<int> parts = [grain.Type.GetHashCode(), grain.Key.GetHashCode(), stream.GetHashCode(), 0];
        return GuidId.GetGuidId(new(MemoryMarshal.AsBytes(parts)));
    }
}
