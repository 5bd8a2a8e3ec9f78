using Isobar.Broker.Streams;
using Orleans.Runtime;

namespace Isobar.Silo.Runtime;

/// <summary>Streams of the embedded runtime.</summary>
public sealed class EmbeddedStreams(EmbeddedRuntime.IStreamDelivery runtime) : IStreamDelivery
{
    public Task DeliverAsync<T>(string streamNamespace, string key, IReadOnlyList<T> items, CancellationToken cancellationToken) =>
        runtime.DeliverAsync(StreamId.Create(streamNamespace, key), items, cancellationToken);
}
