using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.GoogleCloud;

/// <summary>The real process on Google's Pub/Sub emulator: what other producers publish, and what other readers get.</summary>
public sealed class PubSubTests(ITestOutputHelper output) : IDisposable
{
    // What a killed process held comes again when its leases end; the emulator even hands messages to pulls of processes that are gone.
    internal static readonly string[] ShortLeases =
    [
        "--set", "Consumer:AckDeadline=00:00:10", "--set", "Consumer:ExtendEvery=00:00:03", "--set", "Consumer:Extension=00:00:10", "--set", "Consumer:Pulls=1",

        // A pull that its client gave up is another one that the emulator hands messages to.
        "--set", "PubSub:PullGrace=00:10:00",
    ];

    private readonly TemporaryDirectory _data = new();
    private readonly string _project = SharedEmulator.NewProject();

    [Fact]
    public async Task Events_of_other_producers_become_rows_and_what_is_none_a_dead_letter()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        using var silo = await StartAsync(emulator, "--set", "Delivery:MaxAttempts=1");
        using var client = new SiloClient(() => silo.Address);
        using var topics = new RestTopics(emulator.Host, _project);
        var at = DateTimeOffset.UtcNow.ToString("o");
        await topics.PublishAsync("user-events", $$"""{"event_id":"plain","user_id":"ada","type":"click","occurred_at":"{{at}}"}""");
        await topics.PublishAsync(
            "user-events",
            $$$"""{"specversion":"1.0","id":"1","source":"/shop","type":"order","subject":"ada","time":"{{{at}}}","data":{"total":3,"latitude":52.5,"longitude":13.4}}""",
            ("content-type", "application/cloudevents+json"));
        await topics.PublishAsync(
            "user-events",
            """{"user_id":"ada"}""",
            ("ce-specversion", "1.0"), ("ce-id", "2"), ("ce-source", "/shop"), ("ce-type", "order"), ("ce-time", at));
        await topics.PublishAsync("user-events", "no event at all");

        await client.UntilAsync(static stats => Pipeline(stats, "acknowledged") == 4);

        var rows = await client.RowsAsync("select event_id, type, properties from enriched_events order by event_id");
        Assert.Equal(["/shop#1", "/shop#2", "plain"], rows.Select(static row => row![0]!.GetValue<string>()));
        Assert.Equal(3, JsonNode.Parse(rows[0]![2]!.GetValue<string>())!["total"]!.GetValue<int>());
        var letter = Assert.Single((await client.GetAsync("/v1/dead-letters"))["dead_letters"]!.AsArray());
        Assert.Equal("no event at all", letter!["payload"]!.GetValue<string>());
    }

    [Fact]
    public async Task Weather_that_a_station_reported_outlives_a_kill_and_is_joined()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        var now = DateTimeOffset.UtcNow;
        using var topics = new RestTopics(emulator.Host, _project);
        using (var first = await StartAsync(emulator))
        {
            using var before = new SiloClient(() => first.Address);
            await topics.PublishAsync(
                "weather-observations",
                JsonSerializer.Serialize(new { latitude = 52.52, longitude = 13.405, source = "station-7", observed_at = now, temperature_c = -3.25 }));
            await before.UntilAsync(static stats => Pipeline(stats, "weather_reports") == 1);
            await first.KillAsync();
        }

        using var silo = await StartAsync(emulator);
        using var client = new SiloClient(() => silo.Address);
        await client.SendAsync([JsonSerializer.Serialize(new
        {
            event_id = "e1", user_id = "ada", type = "click", occurred_at = now, latitude = 52.52, longitude = 13.405,
        })]);
        await client.UntilAsync(static stats => Pipeline(stats, "acknowledged") == 1);

        var row = Assert.Single(await client.RowsAsync("select weather_source, temperature_c from enriched_events"));
        Assert.Equal(("station-7", -3.25), (row![0]!.GetValue<string>(), row[1]!.GetValue<double>()));
    }

    [Fact]
    public async Task Stored_rows_go_on_to_their_topic_each_at_least_once()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        using var topics = new RestTopics(emulator.Host, _project);
        await topics.SubscribeAsync("enriched-events", "reverse-etl");
        using var silo = await StartAsync(emulator, "--set", "Downstream:Publish=true");
        using var client = new SiloClient(() => silo.Address);
        var at = DateTimeOffset.UtcNow;
        var lines = Enumerable.Range(0, 50).Select(i => JsonSerializer.Serialize(new
        {
            event_id = $"e{i % 40:d2}", user_id = "ada", type = "click", occurred_at = at, latitude = 52.52, longitude = 13.405,
        }));
        await client.SendAsync(lines);

        var read = await topics.ReadAsync("reverse-etl", static messages => KeysOf(messages).Count == 40);

        var stored = await client.RowsAsync("select row_key from enriched_events");
        Assert.Equal(stored.Select(static row => row![0]!.GetValue<string>()).Order(StringComparer.Ordinal), KeysOf(read).Order(StringComparer.Ordinal));
        var row = JsonNode.Parse(Convert.FromBase64String(read[0]["data"]!.GetValue<string>()))!;
        Assert.Equal(read[0]["attributes"]!["row_key"]!.GetValue<string>(), row["row_key"]!.GetValue<string>());
        Assert.Equal("ada", row["user_id"]!.GetValue<string>());
        Assert.NotNull(row["temperature_c"]);
    }

    [Fact]
    public async Task Googles_own_client_publishes_events_and_reads_their_rows()
    {
        const int Count = 300;
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        if (await OfficialPubSubClient.FindAsync(emulator.Host, _project, output.WriteLine) is not { } official)
        {
            return;
        }

        using var topics = new RestTopics(emulator.Host, _project);
        await topics.SubscribeAsync("enriched-events", "reverse-etl");
        using var silo = await StartAsync(emulator, "--set", "Downstream:Publish=true");

        await official.PublishAsync(
            "user-events",
            Enumerable.Range(0, Count).Select(static i => new OfficialMessage(
                Line($"e{i:d3}"), new Dictionary<string, string>(StringComparer.Ordinal) { ["user_id"] = "ada" })));

        var rows = await official.ReadAsync("reverse-etl", Count);
        Assert.Equal(
            Enumerable.Range(0, Count).Select(static i => $"e{i:d3}"),
            rows.Select(static row => JsonNode.Parse(row.Data)!["event_id"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal(Count, rows.Select(static row => row.Attributes["row_key"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task An_emulator_that_was_restarted_empty_is_set_up_again_and_the_pipeline_goes_on()
    {
        if (EmulatorInstallation.Find() is not { } installation)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var emulator = await PubSubEmulator.StartAsync(installation);
        using var silo = await StartAsync(emulator);
        using var client = new SiloClient(() => silo.Address);
        await SendUntilAcceptedAsync(client, "before");
        await client.UntilAsync(static stats => stats["warehouse"]!["rows"]!.GetValue<long>() == 1);
        await emulator.KillAsync();
        var (status, problem) = await client.SendAsync([Line("before")]);
        Assert.Equal(503, status);
        Assert.Contains($"projects/{_project}/topics/user-events", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);

        await emulator.RestartAsync();

        // Its topic is there again before its subscription is, so that the first event may be lost to it: like everything it held.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await client.GetAsync("/v1/stats"))["warehouse"]!["rows"]!.GetValue<long>() < 2)
        {
            Assert.False(limit.IsCancellationRequested, silo.Errors);
            await SendUntilAcceptedAsync(client, "after");
        }

        Assert.Contains("user-events-isobar is gone", silo.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private static string Line(string id) => JsonSerializer.Serialize(new
    {
        event_id = id, user_id = "ada", type = "click", occurred_at = DateTimeOffset.UtcNow, latitude = 52.52, longitude = 13.405,
    });

    private static async Task SendUntilAcceptedAsync(SiloClient client, string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await client.SendAsync([Line(id)])).Status != 202)
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }

    private static HashSet<string> KeysOf(List<JsonNode> messages) =>
        [.. messages.Select(static message => message["attributes"]!["row_key"]!.GetValue<string>())];

    private static long Pipeline(JsonNode stats, string figure) => stats["pipeline"]![figure]!.GetValue<long>();

    private Task<SiloProcess> StartAsync(PubSubEmulator emulator, params string[] more) => SiloProcess.StartAsync(
        _data.FullPath,
        ["--source", "pubsub", "--set", $"PubSub:Project={_project}", "--set", $"PubSub:EmulatorHost={emulator.Host}", .. ShortLeases, .. more]);
}
