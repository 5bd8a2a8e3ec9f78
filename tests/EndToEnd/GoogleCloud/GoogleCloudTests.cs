using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.GoogleCloud;

/// <summary>
/// The promise with Google at both ends: the real process between Google's Pub/Sub emulator and the double of BigQuery, killed and killed again
/// while requests are lost, come late and twice, and BigQuery remembers no <c>insertId</c>.
/// </summary>
public sealed class GoogleCloudTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Dataset = "isobar";
    private const int Sends = 20_000;

    // Drawing 5,000 out of 6,500 repeats three in ten.
    private const int Distinct = 26_000;

    private readonly TemporaryDirectory _data = new();
    private readonly string _project = SharedEmulator.NewProject();
    private BigQueryDouble _bigQuery = null!;

    public async Task InitializeAsync()
    {
        _bigQuery = await BigQueryDouble.StartAsync();
        _bigQuery.Streaming.DedupeWindow = TimeSpan.Zero;
        _bigQuery.Faults.Set(new Doubles.BigQuery.Faults.Weather(seed: 3)
        {
            Errors = 0.03,
            Lost = 0.05,
            Cut = 0.03,
            RateLimits = 0.02,
            Late = 0.05,
            Operations = new HashSet<string>(StringComparer.Ordinal) { Operations.InsertAll, Operations.JobsInsert, Operations.JobsGet },
        });
    }

    [Fact]
    public async Task Merging_holds_every_accepted_event_once_in_table_and_live_view_whatever_fails()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        // Of the jobs that begin, some fail, some take longer than the interval, some are made though nobody hears of it.
        for (var i = 0; i < 20; i++)
        {
            _bigQuery.Faults.Next(
                Operations.JobsInsert,
                Fault.None, Fault.JobFails("backendError"), Fault.None, Fault.JobRuns(TimeSpan.FromSeconds(2)), Fault.CutAfter, Fault.None);
        }

        using var run = Run(emulator, "--set", "BigQuery:MergeInterval=00:00:01");
        await run.RunAsync();
        var expected = run.Accepted.Select(MadeUpEvents.Id).Order(StringComparer.Ordinal).ToList();
        await UntilAsync(run, "enriched_events_live", expected.Count);
        await UntilAsync(run, "enriched_events", expected.Count);

        // Late requests may still be on their way, and more merges to come: they change nothing.
        _bigQuery.Faults.Clear();
        var job = Merging(await run.Client.GetAsync("/v1/stats"), "last_job");
        await run.Client.UntilAsync(stats => Merging(stats, "last_job") >= job + 2);

        Assert.Equal(expected, await IdsAsync(run, "enriched_events"));
        Assert.Equal(expected, await IdsAsync(run, "enriched_events_live"));
        var landed = _bigQuery.Rows(_project, Dataset, "enriched_events_landing").Count;
        Assert.True(landed > expected.Count, "No row landed twice: the test is too gentle.");
        Assert.Equal(0, await run.Client.CountAsync("select count(*) from dead_letters"));
        Report(run, $"landed {landed}");
    }

    [Fact]
    public async Task Streaming_shows_every_accepted_event_once_in_the_view_and_tells_how_many_duplicates_the_table_has()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        using var run = Run(emulator, "--set", "BigQuery:Mode=Stream", "--set", "BigQuery:DuplicatesInterval=00:00:01", "--set", "BigQuery:FiguresInterval=00:00:01");
        await run.RunAsync();
        var expected = run.Accepted.Select(MadeUpEvents.Id).Order(StringComparer.Ordinal).ToList();
        await UntilAsync(run, "enriched_events_live", expected.Count);
        await run.Client.UntilAsync(static stats => stats["pipeline"]!["in_flight"]!.GetValue<long>() == 0);

        Assert.Equal(expected, await IdsAsync(run, "enriched_events_live"));
        Assert.True(Duplicates() > 0, "No row was stored twice: the test is too gentle.");

        // Counted anew each time, because late requests may still arrive.
        await run.Client.UntilAsync(stats => stats["warehouse"]!["duplicates"]?.GetValue<long>() == Duplicates());
        Report(run, $"duplicates in the table {Duplicates()}");
    }

    public async Task DisposeAsync()
    {
        await _bigQuery.DisposeAsync();
        _data.Dispose();
    }

    private int Duplicates()
    {
        var stored = _bigQuery.Rows(_project, Dataset, "enriched_events");
        return stored.Count - stored.Select(static row => row["row_key"]).Distinct().Count();
    }

    private KilledRun Run(PubSubEmulator emulator, params string[] more) => new(
        output,
        _data.FullPath,
        [
            "--source", "pubsub", "--set", $"PubSub:Project={_project}", "--set", $"PubSub:EmulatorHost={emulator.Host}",
            "--warehouse", "bigquery", "--set", $"BigQuery:Project={_project}", "--set", $"BigQuery:Dataset={Dataset}",
            "--set", $"BigQuery:Endpoint={_bigQuery.BaseAddress}", "--set", "BigQuery:RequestTimeout=00:00:05",
            .. PubSubTests.ShortLeases, .. more,
        ])
    {
        Sends = Sends,
        Distinct = Distinct,
        Kills = 3,
        Pace = TimeSpan.FromSeconds(0.5),
        Unsettled = (100, static stats => stats["pipeline"]!["in_flight"]!.GetValue<long>()),
    };

    private static async Task UntilAsync(KilledRun run, string table, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            // The faults meet queries too.
            var (status, body) = await run.Client.QueryAsync($"select count(*) from {table}");
            Assert.True(status is 200 or 503, body.ToJsonString());
            if (status == 200 && body["rows"]![0]![0]!.GetValue<long>() >= count)
            {
                return;
            }

            Assert.False(
                limit.IsCancellationRequested,
                $"{table} is short of {count}: {body.ToJsonString()} {(await run.Client.GetAsync("/v1/stats"))["pipeline"]}\n{run.Silo.Errors}");
            await tick.WaitForNextTickAsync();
        }
    }

    private static Task<List<string>> IdsAsync(KilledRun run, string table) => run.Client.IdsAsync(
        after => $"select event_id from {table} where event_id > '{after}' order by event_id limit 5000");

    private static long Merging(JsonNode stats, string figure) => stats["merging"]![figure]!.GetValue<long>();

    private void Report(KilledRun run, string more) => output.WriteLine(
        $"{run.Accepted.Count} accepted once; {more}; {string.Join(", ", _bigQuery.Counters.All.Select(static count => $"{count.Key} {count.Value}"))}");
}
