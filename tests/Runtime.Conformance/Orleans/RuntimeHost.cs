using Isobar.Runtime.Conformance.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.TestingHost;

namespace Isobar.Runtime.Conformance;

/// <summary>Microsoft Orleans: a cluster of one silo in this process, on the real clock.</summary>
public sealed class RuntimeHost : IRuntimeHost
{
    private const string Streams = "Default";

    private readonly InProcessTestCluster _cluster;

    private RuntimeHost(Signals signals, MemoryWarehouse warehouse, InProcessTestCluster cluster)
    {
        Signals = signals;
        Warehouse = warehouse;
        _cluster = cluster;
    }

    public IGrainFactory Grains => _cluster.Client;

    public Signals Signals { get; }

    public MemoryWarehouse Warehouse { get; }

    public bool DeliverySettles => false;

    public static async Task<IRuntimeHost> StartAsync()
    {
        var signals = new Signals();
        var warehouse = new MemoryWarehouse();
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddMemoryStreams(Streams, streams => streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly));
            silo.AddIncomingGrainCallFilter<RecordingFilter>();
            silo.Services.AddSingleton(signals);
            silo.Services.AddSingleton(TimeProvider.System).AddPipeline(warehouse);
        });
        builder.ConfigureClient(client =>
            client.AddMemoryStreams(Streams, streams => streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly)));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new RuntimeHost(signals, warehouse, cluster);
    }

    public Task Until(Task task) => task.WaitAsync(TimeSpan.FromSeconds(40));

    public Task CollectIdleAsync() =>
        Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.FromMilliseconds(1));

    public Task DeliverAsync<T>(StreamId stream, IReadOnlyList<T> items) =>
        _cluster.Client.GetStreamProvider(Streams).GetStream<T>(stream).OnNextBatchAsync(items);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
