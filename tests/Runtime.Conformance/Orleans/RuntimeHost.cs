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

    private RuntimeHost(Signals signals, InProcessTestCluster cluster)
    {
        Signals = signals;
        _cluster = cluster;
    }

    public IGrainFactory Grains => _cluster.Client;

    public Signals Signals { get; }

    public bool DeliverySettles => false;

    public static async Task<IRuntimeHost> StartAsync()
    {
        var signals = new Signals();
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddMemoryStreams(Streams, streams => streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly));
            silo.AddIncomingGrainCallFilter<RecordingFilter>();
            silo.Services.AddSingleton(signals);
        });
        builder.ConfigureClient(client =>
            client.AddMemoryStreams(Streams, streams => streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly)));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new RuntimeHost(signals, cluster);
    }

    public Task Until(Task task) => task.WaitAsync(TimeSpan.FromSeconds(40));

    public Task CollectIdleAsync() =>
        Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.FromMilliseconds(1));

    public Task DeliverAsync(StreamId stream, IReadOnlyList<string> items) =>
        _cluster.Client.GetStreamProvider(Streams).GetStream<string>(stream).OnNextBatchAsync(items);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
