using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>What a cluster does that one process does not, while nothing goes wrong.</summary>
public sealed class ClusterBehaviourTests(ITestOutputHelper output) : IDisposable
{
    // As numbers and GUIDs they would be four; Orleans' storage for ADO.NET would keep four states.
    private static readonly string[] Alike =
    [
        "7", "07", "007", "a", "A", "0a", "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeeff", "7+x", "07+x",
    ];

    private readonly TemporaryDirectory _data = new();

    [Fact]
    public async Task Users_whose_ids_read_as_the_same_number_keep_each_their_own_state()
    {
        if (await StartAsync(silos: 1) is not ({ } postgres, { } cluster))
        {
            return;
        }

        await using var server = postgres;
        await using var running = cluster;
        await SendAsync(cluster, "first");
        await UntilStoredAsync(cluster, Alike.Length);

        // What another silo knows of them it knows from storage.
        await cluster.Members[0].StopAsync();
        await cluster.Members[0].StartAsync();
        await SendAsync(cluster, "second");
        await UntilStoredAsync(cluster, 2 * Alike.Length);

        // A profile counts an event once its row is known to be stored: a moment later than the row can be seen.
        await cluster.Client.UntilAsync(static stats => stats["pipeline"]!["acknowledged"]!.GetValue<long>() >= Alike.Length);
        var counts = new List<string>();
        foreach (var user in Alike)
        {
            var profile = await cluster.Client.GetAsync($"/v1/users/{Uri.EscapeDataString(user)}");
            counts.Add($"{user}: {profile["events"]} events, {profile["duplicates"]} duplicates");
        }

        Assert.Equal(Alike.Select(static user => $"{user}: 2 events, 0 duplicates"), counts);
    }

    [Fact]
    public async Task The_api_shows_rows_and_figures_of_all_silos()
    {
        const int Users = 200;
        if (await StartAsync(silos: 2) is not ({ } postgres, { } cluster))
        {
            return;
        }

        await using var server = postgres;
        await using var running = cluster;
        using var http = new HttpClient();
        using var stream = new StreamReader(await http.GetStreamAsync(new Uri(cluster.Address, "/v1/stream")));
        await WatchedByAsync(cluster, 2);

        var (status, body) = await cluster.Client.SendAsync(Enumerable.Range(0, Users).Select(static i => Line($"user-{i}", "watched")));

        Assert.True(status == 202, body.ToJsonString());
        Assert.Equal(Users, (await RowsAsync(stream, Users)).Count);
        var stats = await cluster.Client.UntilAsync(static stats => stats["pipeline"]!["acknowledged"]!.GetValue<long>() == Users);
        Assert.Equal(2, stats["pipeline"]!["of_silos"]!.GetValue<int>());
        Assert.Equal(Users, stats["writer"]!["rows"]!.GetValue<long>());
        Assert.Equal(["silo-1", "silo-2"], stats["silos"]!.AsArray().Select(static silo => silo!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Microsofts_dashboard_in_front_of_the_cluster_has_all_silos()
    {
        if (await StartAsync(silos: 2, "--set", "Cluster:OrleansDashboard=true") is not ({ } postgres, { } cluster))
        {
            return;
        }

        await using var server = postgres;
        await using var running = cluster;
        var link = (string)(await cluster.Client.GetAsync("/v1/stats"))["orleans_dashboard"]!;

        var counters = await cluster.Client.GetAsync($"{link}DashboardCounters");

        Assert.Equal(["silo-1", "silo-2"], counters["hosts"]!.AsArray().Select(static host => (string)host!["siloName"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_silo_without_the_clusters_tables_says_how_to_make_them_and_does_not_start()
    {
        if (PostgresServer.MissingBecause is { } reason)
        {
            output.WriteLine(reason);
            return;
        }

        await using var postgres = await PostgresServer.StartNewAsync();
        var connection = await postgres.CreateDatabaseAsync();

        var (exitCode, _, errors) = await SiloProcess.RunToEndAsync(
            "silo", "--data", _data.FullPath, "--urls", "http://127.0.0.1:0", "--set", "PubSub:Project=p", "--set", "PubSub:EmulatorHost=127.0.0.1:1",
            "--set", $"Postgres:ConnectionString={connection}");

        Assert.Equal(1, exitCode);
        Assert.Contains("has no tables of a cluster in the schema orleans. Run \"cluster setup\"", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private static string Line(string user, string id) => JsonSerializer.Serialize(new
    {
        event_id = id, user_id = user, type = "click", occurred_at = DateTimeOffset.UtcNow, latitude = 52.52, longitude = 13.405,
    });

    private static async Task SendAsync(TestCluster cluster, string id)
    {
        var (status, body) = await cluster.Client.SendAsync(Alike.Select(user => Line(user, id)));
        Assert.True(status == 202 && body["accepted"]!.GetValue<int>() == Alike.Length, body.ToJsonString());
    }

    private static Task<JsonNode> UntilStoredAsync(TestCluster cluster, int rows) =>
        cluster.Client.UntilAsync(stats => stats["warehouse"]!["rows"]!.GetValue<long>() == rows);

    private static Task<JsonNode> WatchedByAsync(TestCluster cluster, int silos) =>
        cluster.Client.UntilAsync(stats => stats["writer"]?["watchers"]?.GetValue<long>() == silos);

    private static async Task<HashSet<string>> RowsAsync(StreamReader stream, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (keys.Count < count && await stream.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal) && JsonNode.Parse(line["data: ".Length..])!["row_key"] is { } key)
            {
                keys.Add(key.GetValue<string>());
            }
        }

        return keys;
    }

    private async Task<(PostgresServer? Postgres, TestCluster? Cluster)> StartAsync(int silos, params string[] more)
    {
        if (await SharedEmulator.GetAsync() is not { } emulator || PostgresServer.MissingBecause is not null)
        {
            output.WriteLine(PostgresServer.MissingBecause ?? EmulatorInstallation.MissingBecause);
            return (null, null);
        }

        var postgres = await PostgresServer.StartNewAsync();
        return (postgres, await TestCluster.StartAsync(postgres, emulator, _data.FullPath, silos, more));
    }
}
