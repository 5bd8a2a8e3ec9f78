using Isobar.Adapters.Sqlite;
using Isobar.Broker;
using Isobar.Tests.Streams.Grains;
using Isobar.Tests.Streams.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Isobar.Tests.Streams;

/// <summary>The same provider over the embedded broker: a single silo, without Google.</summary>
public sealed class EmbeddedBrokerTests
{
    [Fact]
    public async Task Streams_run_over_the_embedded_broker()
    {
        var (journal, folder) = (new Journal(), Directory.CreateTempSubdirectory("isobar-streams-"));
        try
        {
            await using var cluster = await StartAsync(journal, folder.FullName);
            await cluster.Client.GetGrain<IProducerGrain>("p").ProduceAsync("ada", [new Reading("ada", 1), new Reading("ada", 2), new Reading("ada", 3)]);
            await journal.UntilAsync(static journal => journal.All.Count == 3);

            Assert.Equal([1, 2, 3], journal.Of("ada"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_was_not_dealt_with_when_the_silo_stopped_is_delivered_after_it_started_again()
    {
        var (journal, folder) = (new Journal { Behaviour = static (_, _) => throw new InvalidDataException("not in this life") }, Directory.CreateTempSubdirectory("isobar-streams-"));
        try
        {
            await using (var first = await StartAsync(journal, folder.FullName))
            {
                await first.Client.GetGrain<IProducerGrain>("p").ProduceAsync("ada", [new Reading("ada", 1)]);
            }

            journal.Behaviour = static (_, _) => Task.CompletedTask;
            await using var second = await StartAsync(journal, folder.FullName);
            await journal.UntilAsync(static journal => journal.All.Count == 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_is_in_flight_when_a_silo_stops_is_finished_and_does_not_come_again()
    {
        var (journal, folder) = (new Journal(), Directory.CreateTempSubdirectory("isobar-streams-"));
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        journal.Behaviour = (_, _) =>
        {
            held.TrySetResult();
            return release.Task;
        };
        try
        {
            await using (var first = await StartAsync(journal, folder.FullName))
            {
                await first.Client.GetGrain<IProducerGrain>("p").ProduceAsync("ada", [new Reading("ada", 1)]);
                await held.Task.WaitAsync(TimeSpan.FromSeconds(60));
                var stopping = first.StopSiloAsync(first.Silos[0]);

                // The agents, which would break the delivery off, are not stopped before it is done.
                await Assert.ThrowsAsync<TimeoutException>(() => stopping.WaitAsync(TimeSpan.FromSeconds(2)));
                release.SetResult();
                await stopping;
            }

            await using var second = await StartAsync(journal, folder.FullName);
            await SettledAsync(second.Silos[0].ServiceProvider.GetRequiredService<IBroker>());

            Assert.Equal([1], journal.Of("ada"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task SettledAsync(IBroker broker)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await broker.GetBacklogAsync(StreamCluster.Subscription, patience.Token)).Unacknowledged > 0)
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task<InProcessTestCluster> StartAsync(Journal journal, string folder)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(journal);
            silo.Services.AddSqliteDataDirectory(folder).AddSqliteBroker();
            silo.AddPubSubStreams(StreamCluster.Provider, Configure);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private static void Configure(PubSubStreamOptions options)
    {
        (options.Topic, options.Subscription) = (StreamCluster.Topic, StreamCluster.Subscription);
        options.MinimumBackoff = TimeSpan.FromMilliseconds(100);
        options.UseBroker(static services => services.GetRequiredService<IBroker>());
    }
}
