using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>A cluster with events flowing at one rate.</summary>
public sealed class ClusterRun : IAsyncDisposable
{
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromMinutes(5);

    private readonly ITestOutputHelper _output;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TestCluster _cluster;
    private readonly StoredRows _rows;

    private ClusterRun(ITestOutputHelper output, PostgresServer postgres, TestCluster cluster, int perSecond)
    {
        (_output, Postgres, _cluster) = (output, postgres, cluster);
        _rows = new StoredRows(cluster.Connection);
        Producer = new SteadyProducer(cluster.Client, perSecond);
    }

    public PostgresServer Postgres { get; }

    public IReadOnlyList<Member> Members => _cluster.Members;

    public SteadyProducer Producer { get; }

    private SiloClient Client => _cluster.Client;

    public static async Task<ClusterRun> StartAsync(
        ITestOutputHelper output, PostgresServer postgres, PubSubEmulator emulator, string data, int silos, int perSecond)
    {
        var run = new ClusterRun(output, postgres, await TestCluster.StartAsync(postgres, emulator, data, silos), perSecond);
        try
        {
            run.Producer.Start();
            await run.UntilBacklogAsync(2 * perSecond, leastAccepted: 10 * perSecond);
            run.Report($"{silos} silos, {perSecond} events/s");
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    public void Report(string what) => _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,6:F1} s  {what}"));

    /// <summary>Does something to the cluster, and waits until all that was accepted meanwhile is stored but for two seconds' worth.</summary>
    public async Task DisturbAsync(string what, Func<Task> disturb)
    {
        var started = _clock.Elapsed;
        await disturb();
        var done = _clock.Elapsed;
        await UntilBacklogAsync(2 * Producer.PerSecond);
        Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: took {(done - started).TotalSeconds:F1} s; full throughput and no backlog {(_clock.Elapsed - started).TotalSeconds:F1} s after it began"));
    }

    /// <summary>Lets events flow for a while.</summary>
    public async Task FlowAsync(int seconds)
    {
        var until = Producer.Accepted + (seconds * Producer.PerSecond);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (Producer.Accepted < until)
        {
            await tick.WaitForNextTickAsync();
        }
    }

    /// <summary>Ends the flow, and checks that every accepted event is one row, every profile right, and every silo at work.</summary>
    public async Task ConcludeAsync(int silos)
    {
        await UntilAllWorkAsync(silos);
        await Producer.EndAsync();
        await UntilBacklogAsync(0);

        // Profiles count an event once its row is known to be stored: a moment later than the row can be seen.
        await Client.UntilAsync(static stats => stats["pipeline"]!["in_flight"]!.GetValue<long>() == 0);
        var (rows, events) = (await _rows.CountAsync())!.Value;
        Assert.Equal((Producer.Accepted, Producer.Accepted), (rows, events));
        for (var user = 0; user < MadeUpEvents.Users; user++)
        {
            var expected = (Producer.Accepted / MadeUpEvents.Users) + (user < Producer.Accepted % MadeUpEvents.Users ? 1 : 0);
            Assert.Equal(expected, (await Client.GetAsync($"/v1/users/user-{user}"))["events"]!.GetValue<int>());
        }

        Assert.Equal(0, await Client.CountAsync("select count(*) from dead_letters"));
        Report($"{Producer.Accepted} events accepted, each one row, {MadeUpEvents.Users} profiles right");
    }

    public async ValueTask DisposeAsync()
    {
        await Producer.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private async Task UntilBacklogAsync(long most, int leastAccepted = 0)
    {
        using var limit = new CancellationTokenSource(RecoveryLimit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var accepted = Producer.Accepted;
            var stored = await _rows.CountAsync();
            if (stored is { } now && accepted >= leastAccepted && accepted - now.Events <= most)
            {
                return;
            }

            Assert.False(limit.IsCancellationRequested, $"{accepted} accepted, {stored?.Events} stored.\n{await TroubleAsync()}");
            await tick.WaitForNextTickAsync();
        }
    }

    // None left behind: each has taken messages lately.
    private async Task UntilAllWorkAsync(int silos)
    {
        var before = await DeliveredAsync();
        using var limit = new CancellationTokenSource(RecoveryLimit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            var now = await DeliveredAsync();
            if (now.Count == silos && now.All(one => before.TryGetValue(one.Key, out var then) && one.Value > then))
            {
                return;
            }

            Assert.False(limit.IsCancellationRequested, $"Of {silos} silos not all work: {string.Join(", ", now)}, before {string.Join(", ", before)}.");
            before = now.Count == before.Count ? before : now;
            await tick.WaitForNextTickAsync();
        }
    }

    private async Task<Dictionary<string, long>> DeliveredAsync() =>
        (await Client.GetAsync("/v1/stats"))["silos"]!.AsArray()
            .Where(static silo => silo!["pipeline"] is JsonObject)
            .ToDictionary(static silo => silo!["address"]!.GetValue<string>(), static silo => silo!["pipeline"]!["delivered"]!.GetValue<long>(), StringComparer.Ordinal);

    private async Task<string> TroubleAsync() =>
        $"{(await Client.GetAsync("/v1/stats")).ToJsonString()}\n{string.Join('\n', Members.Select(static member => $"{member.Name}: {member.Process.Errors}"))}";
}
