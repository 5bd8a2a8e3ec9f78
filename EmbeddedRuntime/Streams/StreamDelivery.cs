using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <inheritdoc/>
internal sealed class StreamDelivery(SiloRuntime silo) : IStreamDelivery
{
    private long _sequence;

    public Task DeliverAsync<T>(StreamId stream, IReadOnlyList<T> items, CancellationToken cancellationToken = default)
    {
        var consumers = silo.Catalog.ConsumersOf(stream.GetNamespace());
        var sequence = Interlocked.Increment(ref _sequence);
        return consumers switch
        {
            [] => Task.FromException(new OrleansException($"No grain class subscribes to the stream namespace '{stream.GetNamespace()}'.")),
            [var only] => Deliver(only),
            _ => Task.WhenAll(consumers.Select(Deliver).ToList()),
        };

        Task Deliver(GrainClass grainClass)
        {
            var batch = new StreamBatch<T>(stream, items, sequence);
            var grainId = GrainId.Create(grainClass.GrainType, stream.GetKeyAsString());
            silo.Send(batch, grainClass.DeliveryMethod, grainId, cancellationToken);
            return batch.Answer;
        }
    }
}
