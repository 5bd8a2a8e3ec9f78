using Isobar.Broker;
using Isobar.PubSub;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Streams.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Isobar.Tests.Streams.Hosting;

/// <summary>Silos and a client that share a project of their own in Google's emulator.</summary>
public sealed class StreamCluster : IAsyncDisposable
{
    public const string Provider = "events";
    public const string Readings = "readings";
    public const string Topic = "readings-topic";
    public const string Subscription = "readings-silos";
    public const string Letters = "readings-letters";

    private readonly Acknowledgements _acknowledged;

    private StreamCluster(InProcessTestCluster cluster, Journal journal, string project, string host) =>
        (Cluster, Journal, Project, Host, _acknowledged) = (cluster, journal, project, host, new Acknowledgements(cluster));

    public InProcessTestCluster Cluster { get; }

    public Journal Journal { get; }

    public string Project { get; }

    public string Host { get; }

    /// <summary>The provider's broker as the first silo has it.</summary>
    public IBroker Broker => Cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<PubSubBroker>(Provider);

    /// <summary>How many messages each silo has acknowledged.</summary>
    public IReadOnlyList<long> Settled => _acknowledged.PerSilo;

    /// <summary>Deliveries that threw, in all silos.</summary>
    public long Failed => _acknowledged.Failed;

    /// <summary>Waits until so many messages were acknowledged.</summary>
    public Task SettledAsync(long count) => _acknowledged.ReachAsync(count);

    /// <summary>Starts the cluster, and the emulator if it must.</summary>
    /// <param name="configure">What differs from the defaults, in silos and client.</param>
    /// <param name="silos">How many.</param>
    /// <param name="silo">What else a silo has.</param>
    /// <returns>Null where there is no emulator: print <see cref="EmulatorInstallation.MissingBecause"/> and pass.</returns>
    public static async Task<StreamCluster?> StartAsync(Action<PubSubStreamOptions>? configure = null, short silos = 1, Action<ISiloBuilder>? silo = null)
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            return null;
        }

        var (journal, project) = (new Journal(), SharedEmulator.NewProject());
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, one) =>
        {
            one.AddMemoryGrainStorage("PubSubStore");
            one.Services.AddSingleton(journal);
            one.AddPubSubStreams(Provider, Configure);
            silo?.Invoke(one);
        });
        builder.ConfigureClient(client => client.AddPubSubStreams(Provider, Configure));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new StreamCluster(cluster, journal, project, emulator.Host);

        void Configure(PubSubStreamOptions options)
        {
            (options.Topic, options.Subscription) = (Topic, Subscription);
            (options.PubSub.EmulatorHost, options.PubSub.Project) = (emulator.Host, project);
            options.MinimumBackoff = TimeSpan.FromMilliseconds(100);
            configure?.Invoke(options);
        }
    }

    /// <summary>A stream as the client produces to it.</summary>
    public IAsyncStream<Reading> Stream(string key, string name = Readings) =>
        Cluster.Client.GetStreamProvider(Provider).GetStream<Reading>(StreamId.Create(name, key));

    /// <summary>Publishes as somebody who knows nothing of Orleans.</summary>
    public Task PublishAsync(string payload, params KeyValuePair<string, string>[] attributes) => Broker.PublishAsync(
        Topic, [new OutgoingMessage(System.Text.Encoding.UTF8.GetBytes(payload), new MessageAttributes(attributes))], CancellationToken.None);

    /// <summary>The next dead letter.</summary>
    public async Task<ReceivedMessage> NextLetterAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            if (await Broker.PullAsync(Letters, 1, patience.Token) is [var letter])
            {
                return letter;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _acknowledged.Dispose();
        return Cluster.DisposeAsync();
    }
}
