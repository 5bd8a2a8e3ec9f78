using Isobar.Broker;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Streams.Grains;
using Isobar.Tests.Streams.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Configuration;
using Xunit.Abstractions;

namespace Isobar.Tests.Streams;

public sealed class HealthTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_provider_is_unhealthy_while_pulls_are_not_answered_and_well_again_with_a_subscription_made_anew()
    {
        if (EmulatorInstallation.Find() is not { } installation)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var emulator = await PubSubEmulator.StartAsync(installation);
        await using var cluster = await StartAsync(options =>
        {
            options.PubSub.EmulatorHost = emulator.Host;
            options.MaxSilence = TimeSpan.FromSeconds(3);
        });
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 1));
        await UntilAsync(cluster, static entry => entry.Status == HealthStatus.Healthy);

        await emulator.KillAsync();
        var sick = await UntilAsync(cluster, static entry => entry.Status == HealthStatus.Unhealthy);
        Assert.StartsWith("No pull of readings-silos was answered for", sick.Description, StringComparison.Ordinal);

        await emulator.RestartAsync();
        await ArriveAsync(cluster);
        await UntilAsync(cluster, static entry => entry.Status == HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_provider_is_unhealthy_while_it_holds_messages_and_settles_none()
    {
        if (EmulatorInstallation.Find() is null)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var cluster = await StartAsync(static options => options.MaxStall = TimeSpan.FromSeconds(1));
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Journal.Behaviour = (_, _) => release.Task;
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 1));

        var stalled = await UntilAsync(cluster, static entry => entry.Status == HealthStatus.Unhealthy);
        Assert.StartsWith("1 messages of readings-silos are held, and none was settled for", stalled.Description, StringComparison.Ordinal);

        release.SetResult();
        await UntilAsync(cluster, static entry => entry.Status == HealthStatus.Healthy);
    }

    private static async Task<StreamCluster> StartAsync(Action<PubSubStreamOptions> configure) => (await StreamCluster.StartAsync(
        configure, silo: static silo => silo.Services.AddHealthChecks().AddPubSubStreams(StreamCluster.Provider)))!;

    // The restarted emulator is empty: until the silo has made its topic anew there is none, and until it has a subscription too, nobody keeps what is published.
    private static async Task ArriveAsync(StreamCluster cluster)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var number = 2; cluster.Journal.All.Count < 2; number++)
        {
            try
            {
                await cluster.Stream("ada").OnNextAsync(new Reading("ada", number));
            }
            catch (BrokerResourceNotFoundException)
            {
                // Not yet.
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task<HealthReportEntry> UntilAsync(StreamCluster cluster, Func<HealthReportEntry, bool> wanted)
    {
        var health = cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<HealthCheckService>();
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var report = await health.CheckHealthAsync(patience.Token);
            if (report.Entries["pubsub-streams-events"] is var entry && wanted(entry))
            {
                return entry;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}
