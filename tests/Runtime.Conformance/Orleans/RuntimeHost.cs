using Isobar.Broker.Streams;
using Isobar.Runtime.Conformance.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streaming.GCP.Hosting;
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

    public static async Task<IRuntimeHost> StartAsync()
    {
        var signals = new Signals();
        var warehouse = new MemoryWarehouse();
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddStreamDelivery(Streams);
            silo.AddIncomingGrainCallFilter<RecordingFilter>();
            silo.Services.AddSingleton(signals);
            silo.Services.AddSingleton(TimeProvider.System).AddPipeline(warehouse);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new RuntimeHost(signals, warehouse, cluster);
    }

    public Task Until(Task task) => task.WaitAsync(TimeSpan.FromSeconds(40));

    public Task CollectIdleAsync() =>
        Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.FromMilliseconds(1));

    public Task DeliverAsync<T>(StreamId stream, IReadOnlyList<T> items) =>
        _cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IStreamDelivery>(Streams)
            .DeliverAsync(stream.GetNamespace()!, stream.GetKeyAsString(), items, CancellationToken.None);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
