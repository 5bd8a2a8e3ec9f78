using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Isobar.Adapters.Sqlite;
using Isobar.Broker;
using Isobar.Tests.Streams.Grains;
using Isobar.Tests.Streams.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streaming.GCP.Consuming;
using Orleans.TestingHost;

namespace Isobar.Tests.Streams;

/// <summary>The metrics, over the embedded broker, which knows its backlog at once.</summary>
public sealed class InstrumentsTests
{
    [Fact]
    public async Task What_is_held_published_and_settled_is_told_and_how_far_behind_the_silo_is()
    {
        var (journal, folder) = (new Journal(), Directory.CreateTempSubdirectory("isobar-streams-"));
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        journal.Behaviour = (_, _) => release.Task;
        try
        {
            await using var cluster = await StartAsync(journal, folder.FullName);
            using var figures = new Figures(cluster.Silos[0].ServiceProvider.GetRequiredService<IMeterFactory>().Create(StreamInstruments.MeterName));
            await cluster.Client.GetGrain<IProducerGrain>("p").ProduceAsync("ada", [new Reading("ada", 1), new Reading("ada", 2)]);

            await figures.ReachAsync("orleans.streaming.gcp.published", static value => value == 2);
            await figures.ReachAsync("orleans.streaming.gcp.in_flight", static value => value == 2);
            await figures.ReachAsync("orleans.streaming.gcp.backlog", static value => value == 2);
            await figures.ReachAsync("orleans.streaming.gcp.lag", static value => value > 0);

            release.SetResult();
            await figures.ReachAsync("isobar.consumer.acknowledged", static value => value == 2);
            await figures.ReachAsync("orleans.streaming.gcp.in_flight", static value => value == 0);
            await figures.ReachAsync("orleans.streaming.gcp.backlog", static value => value == 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<InProcessTestCluster> StartAsync(Journal journal, string folder)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(journal);
            silo.Services.AddSqliteDataDirectory(folder).AddSqliteBroker();
            silo.AddPubSubStreams(StreamCluster.Provider, static options =>
            {
                (options.Topic, options.Subscription, options.BacklogInterval) = (StreamCluster.Topic, StreamCluster.Subscription, TimeSpan.FromSeconds(1));
                options.UseBroker(static services => services.GetRequiredService<IBroker>());
            });
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    /// <summary>The latest value of each instrument of a meter; counters added up.</summary>
    private sealed class Figures : IDisposable
    {
        private readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);
        private readonly MeterListener _listener = new();

        public Figures(Meter meter)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == meter)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Note(instrument, value));
            _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Note(instrument, value));
            _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Note(instrument, value));
            _listener.Start();
        }

        public async Task ReachAsync(string name, Func<double, bool> wanted)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            do
            {
                _listener.RecordObservableInstruments();
                if (_values.TryGetValue(name, out var value) && wanted(value))
                {
                    return;
                }
            }
            while (await tick.WaitForNextTickAsync(patience.Token));
        }

        public void Dispose() => _listener.Dispose();

        private void Note(Instrument instrument, double value) =>
            _values.AddOrUpdate(instrument.Name, value, (_, sum) => instrument is Counter<long> ? sum + value : value);
    }
}
