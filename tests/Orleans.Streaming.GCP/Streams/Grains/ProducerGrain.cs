using Isobar.Tests.Streams.Hosting;

namespace Isobar.Tests.Streams.Grains;

public interface IProducerGrain : IGrainWithStringKey
{
    Task ProduceAsync(string streamKey, IReadOnlyList<Reading> readings);
}

/// <summary>Produces from within the silo.</summary>
public sealed class ProducerGrain : Grain, IProducerGrain
{
    public Task ProduceAsync(string streamKey, IReadOnlyList<Reading> readings) =>
        this.GetStreamProvider(StreamCluster.Provider).GetStream<Reading>(StreamId.Create(StreamCluster.Readings, streamKey)).OnNextBatchAsync(readings);
}
