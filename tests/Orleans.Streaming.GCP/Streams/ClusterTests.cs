using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Streams.Grains;
using Isobar.Tests.Streams.Hosting;
using Xunit.Abstractions;

namespace Isobar.Tests.Streams;

/// <summary>Several silos.</summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const int Events = 400;
    private const int Streams = 40;

    [Fact]
    public async Task Two_silos_share_a_subscription()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        await ProduceAsync(cluster, 0, Events);
        await cluster.Journal.UntilAsync(static journal => journal.Distinct == Events);
        await cluster.SettledAsync(Events);

        Assert.All(cluster.Settled, static settled => Assert.True(settled > 0, "a silo got nothing"));

        // Half of the events are consumed in the other silo than the one that pulled them.
        Assert.Equal(0, cluster.Failed);
    }

    [Fact]
    public async Task A_silo_that_is_stopped_loses_nothing()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        cluster.Journal.Behaviour = static async (_, _) => await Task.Yield();
        await ProduceAsync(cluster, 0, Events);
        var more = ProduceAsync(cluster, Events, Events);
        await cluster.Cluster.StopSiloAsync(cluster.Cluster.Silos[1]);
        await more;
        await cluster.Journal.UntilAsync(static journal => journal.Distinct == 2 * Events);

        output.WriteLine($"{cluster.Journal.All.Count} deliveries of {2 * Events} events");
    }

    [Fact]
    public async Task What_a_killed_silo_held_comes_again()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        var (waiting, release) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Journal.Behaviour = (_, _) =>
        {
            if (Interlocked.Increment(ref waiting) == Streams)
            {
                held.SetResult();
            }

            return release.Task;
        };
        await ProduceAsync(cluster, 0, Events);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await cluster.Cluster.KillSiloAsync(cluster.Cluster.Silos[1]);
        release.SetResult();
        await cluster.Journal.UntilAsync(static journal => journal.Distinct == Events);
    }

    private static Task ProduceAsync(StreamCluster cluster, int first, int count) => Task.WhenAll(
        Enumerable.Range(first, count).Select(i => cluster.Stream($"sensor/{i % Streams}").OnNextAsync(new Reading($"sensor/{i % Streams}", i))));

    private async Task<StreamCluster?> StartAsync()
    {
        var cluster = await StreamCluster.StartAsync(
            static options =>
            {
                // Small, so that one silo does not take everything at once; and short, as the emulator outlives a silo.
                options.Consumer.MaxPull = 20;
                options.Consumer.AckDeadline = TimeSpan.FromSeconds(10);
                options.Consumer.ExtendEvery = TimeSpan.FromSeconds(3);
                options.Consumer.Extension = TimeSpan.FromSeconds(10);
            },
            silos: 2);
        if (cluster is null)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
        }

        return cluster;
    }
}
