using System.Net;
using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Api.Tests.Hosting;
using Isobar.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.Tests.Live;

public sealed class LiveTests
{
    [Fact]
    public async Task A_page_begins_with_the_cells_and_rows_that_were_stored_before_it_was_opened()
    {
        await using var host = await ApiHost.StartAsync();
        host.Rows.Commit(Samples.Row(id: "e1"));
        host.Rows.Commit(Samples.Row(id: "e2", cell: "gcpvj"));

        using var page = await LiveClient.OpenAsync(host);

        Assert.Equal(["e2", "e1"], page.Snapshot["rows"]!.AsArray().Select(static row => (string)row!["event_id"]!));
        Assert.Equal(["gcpvj", "u33db"], page.Snapshot["cells"]!.AsArray().Select(static cell => (string)cell![0]!));
        Assert.Equal("click", (string)page.Snapshot["rows"]![0]!["type"]!);
    }

    [Fact]
    public async Task What_the_snapshot_says_of_a_cell_and_what_the_frames_add_is_what_was_stored()
    {
        await using var host = await ApiHost.StartAsync();
        using var first = await LiveClient.OpenAsync(host);
        var events = 0;
        for (; events < 300; events++)
        {
            host.Rows.Commit(Samples.Row(id: $"e{events}"));
        }

        using var page = await LiveClient.OpenAsync(host);
        var sum = page.Snapshot["cells"]!.AsArray().Sum(static cell => (long)cell![1]!);
        for (; events < 500; events++)
        {
            host.Rows.Commit(Samples.Row(id: $"e{events}"));
        }

        while (sum < events)
        {
            sum += (await page.FrameAsync(host))["cells"]!.AsArray().Sum(static cell => (long)cell![1]!);
        }

        Assert.Equal(events, sum);
    }

    [Fact]
    public async Task A_cell_is_told_once_for_what_happened_there()
    {
        await using var host = await ApiHost.StartAsync();
        using var page = await LiveClient.OpenAsync(host);
        host.Rows.Commit(Samples.Row());

        JsonNode frame;
        do
        {
            frame = await page.FrameAsync(host);
        }
        while (frame["cells"]!.AsArray().Count == 0);

        Assert.Empty((await page.FrameAsync(host))["cells"]!.AsArray());
    }

    [Fact]
    public async Task However_many_rows_are_stored_a_frame_shows_five_and_says_of_how_many()
    {
        await using var host = await ApiHost.StartAsync();
        using var page = await LiveClient.OpenAsync(host);
        for (var number = 0; number < 10_000; number++)
        {
            host.Rows.Commit(Samples.Row(id: $"e{number}", cell: Cells[number % Cells.Length]));
        }

        var (seen, bytes) = (0, 0);
        while (seen < 10_000)
        {
            var frame = await page.FrameWithRowsAsync(host);
            seen += (int)frame["rows_seen"]!;
            bytes = Math.Max(bytes, frame.ToJsonString().Length);
            Assert.Equal(5, frame["rows"]!.AsArray().Count);
            Assert.InRange(frame["cells"]!.AsArray().Count, 1, 40);
        }

        Assert.Equal(10_000, seen);
        Assert.InRange(bytes, 1_000, 8_000);
    }

    [Theory]
    [InlineData("?user=u2", "of-u2")]
    [InlineData("?cell=gcpvj", "in-gcpvj")]
    [InlineData("?status=missing", "without")]
    [InlineData("?type=click&user=u2", "of-u2")]
    public async Task Only_the_rows_asked_for_are_shown_and_counted(string query, string expected)
    {
        await using var host = await ApiHost.StartAsync();
        using var page = await LiveClient.OpenAsync(host, query);
        var row = Samples.Row("u4", "without");

        host.Rows.Commit(Samples.Row("u1", "neither"));
        host.Rows.Commit(Samples.Row("u3", "in-gcpvj", "gcpvj"));
        host.Rows.Commit(Samples.Row("u2", "of-u2"));
        host.Rows.Commit(row with { Weather = row.Weather with { Status = Weather.WeatherStatus.Missing, Observation = null } });

        var frame = await page.FrameWithRowsAsync(host);
        Assert.Equal(1, (int)frame["rows_seen"]!);
        Assert.Equal(expected, (string)Assert.Single(frame["rows"]!.AsArray())!["event_id"]!);
    }

    [Theory]
    [InlineData("?status=wet", "status")]
    [InlineData("?cell=i", "cell")]
    [InlineData("?user=%20", "user")]
    [InlineData("?type=%09", "type")]
    public async Task A_filter_that_cannot_be_is_answered_400_and_named(string query, string field)
    {
        await using var host = await ApiHost.StartAsync();
        var problem = await (await host.Client.GetAsync($"/v1/live{query}")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(field, (string)problem["field"]!);
    }

    [Fact]
    public async Task Pages_beyond_the_bound_are_answered_503_until_one_is_closed()
    {
        await using var host = await ApiHost.StartAsync(static options => options.MaxWatchers = 1);
        var page = await LiveClient.OpenAsync(host);
        await (await host.Client.GetAsync("/v1/live", HttpCompletionOption.ResponseHeadersRead)).ProblemAsync(HttpStatusCode.ServiceUnavailable);

        page.Dispose();

        await Until.TrueAsync(async () =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            using var next = await host.Client.GetAsync("/v1/live", HttpCompletionOption.ResponseHeadersRead);
            return next.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task Figures_have_the_names_and_values_of_the_stats_and_one_that_fails_says_so()
    {
        await using var host = await ApiHost.StartAsync(services: services => services
            .AddSingleton<IStatsSection>(new Figures("broker", () => new JsonObject { ["unacknowledged"] = 12, ["subscription"] = "s" }))
            .AddSingleton<IStatsSection>(new Figures("warehouse", () => throw new InvalidOperationException("The disk is gone."))));

        using var page = await LiveClient.OpenAsync(host);

        var stats = page.Snapshot["stats"]!;
        Assert.Equal(12, (int)stats["broker"]!["unacknowledged"]!);
        Assert.Null(stats["broker"]!["subscription"]);
        Assert.Equal("The disk is gone.", (string)stats["warehouse"]!["error"]!);
    }

    [Fact]
    public async Task A_cell_tells_its_users_newest_first_and_its_newest_rows()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var user in new[] { "u1", "u2", "u1" })
        {
            host.Rows.Commit(Samples.Row(user, cell: "gcpvj"));
        }

        host.Rows.Commit(Samples.Row("u3"));

        var cell = await host.GetAsync("/v1/live/cells/gcpvj");
        Assert.Equal((3, 3), ((int)cell["events"]!, cell["rows"]!.AsArray().Count));
        Assert.Equal(["u1", "u2"], cell["users"]!.AsArray().Select(static user => (string)user!["user_id"]!));
        Assert.Empty((await host.GetAsync("/v1/live/cells/9q8yy"))["users"]!.AsArray());
        await (await host.Client.GetAsync("/v1/live/cells/nowhere!")).ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Of_more_than_five_thousand_cells_the_one_that_was_quiet_for_longest_is_forgotten()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var name in Cells.Append(Cells[0]).Append("u33db"))
        {
            host.Rows.Commit(Samples.Row(cell: name));
        }

        Assert.Equal(2, (int)(await host.GetAsync($"/v1/live/cells/{Cells[0]}"))["events"]!);
        Assert.Equal(0, (int)(await host.GetAsync($"/v1/live/cells/{Cells[1]}"))["events"]!);
        using var page = await LiveClient.OpenAsync(host);
        Assert.Equal(2_000, page.Snapshot["cells"]!.AsArray().Count);
    }

    // Five thousand, and not u33db.
    private static string[] Cells { get; } =
    [
        .. Enumerable.Range(0, 5_000).Select(static number => Cell.Containing(new GeoPoint(-60 + (number / 100), -170 + (number % 100)), 5).Name),
    ];

    private sealed class Figures(string name, Func<JsonNode> read) : IStatsSection
    {
        public string Name => name;

        public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) => new(read());
    }
}
