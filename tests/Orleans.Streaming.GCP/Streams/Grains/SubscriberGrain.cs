using Isobar.Tests.Streams.Hosting;

namespace Isobar.Tests.Streams.Grains;

public interface ISubscriberGrain : IGrainWithStringKey
{
    Task SubscribeAsync(string streamNamespace, string streamKey);

    Task UnsubscribeAsync();
}

/// <summary>Subscribes as it runs; notes what it gets under its own key.</summary>
public sealed class SubscriberGrain(Journal journal) : Grain, ISubscriberGrain
{
    private StreamSubscriptionHandle<Reading>? _subscription;

    public async Task SubscribeAsync(string streamNamespace, string streamKey)
    {
        var stream = this.GetStreamProvider(StreamCluster.Provider).GetStream<Reading>(StreamId.Create(streamNamespace, streamKey));
        _subscription = await stream.SubscribeAsync((item, _) => journal.TakeAsync(this.GetPrimaryKeyString(), item, tenant: null));
    }

    public Task UnsubscribeAsync() => _subscription!.UnsubscribeAsync();
}
