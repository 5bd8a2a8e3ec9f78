using System.Net;
using System.Text.Json.Nodes;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.LiveStream;

public sealed class StreamTests
{
    [Fact]
    public async Task A_row_arrives_as_it_commits_with_its_key_as_the_event_id()
    {
        await using var host = await ApiHost.StartAsync();
        using var watcher = await StreamClient.WatchAsync(host);
        var row = Samples.Row(properties: "{\r\n\"a\": 1\n}");

        host.Rows.Commit(row);

        var lines = await watcher.ReadAsync();
        Assert.Equal("text/event-stream", watcher.MediaType);
        Assert.Equal([$"id: {row.Key}", "event: row"], lines.Take(2));
        var json = JsonNode.Parse(Assert.Single(lines.Skip(2))["data: ".Length..])!;
        Assert.Equal(("e1", 1), ((string)json["event_id"]!, (int)json["properties"]!["a"]!));
    }

    [Theory]
    [InlineData("?user=u2", "of-u2")]
    [InlineData("?cell=gcpvj", "in-gcpvj")]
    [InlineData("?cell=GC", "in-gcpvj")]
    [InlineData("?user=u3&cell=u33db", "both")]
    public async Task Only_the_rows_asked_for_arrive(string query, string expected)
    {
        await using var host = await ApiHost.StartAsync();
        using var watcher = await StreamClient.WatchAsync(host, query);

        host.Rows.Commit(Samples.Row("u1", "neither"));
        host.Rows.Commit(Samples.Row("u3", "in-gcpvj", "gcpvj"));
        host.Rows.Commit(Samples.Row("u2", "of-u2"));
        host.Rows.Commit(Samples.Row("u3", "both"));

        Assert.Contains($"\"event_id\":\"{expected}\"", (await watcher.ReadAsync())[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_stream_says_every_fifteen_seconds_that_it_is_alive()
    {
        await using var host = await ApiHost.StartAsync();
        using var watcher = await StreamClient.WatchAsync(host);

        for (var beat = 0; beat < 3; beat++)
        {
            var next = watcher.ReadAsync();
            await host.AdvanceUntilAsync(next, TimeSpan.FromSeconds(15));
            Assert.Equal([": alive"], await next);
        }
    }

    [Fact]
    public async Task A_watcher_that_cannot_follow_is_told_how_many_rows_it_missed()
    {
        await using var host = await ApiHost.StartAsync(options => options.WatcherCapacity = 2);
        using var watcher = await StreamClient.WatchAsync(host);
        const int Committed = 20_000;
        for (var number = 0; number < Committed; number++)
        {
            host.Rows.Commit(Samples.Row(id: $"e{number}", properties: $"{{\"a\":\"{new string('x', 1000)}\"}}"));
        }

        var (rows, dropped) = (0, 0);
        while (rows + dropped < Committed)
        {
            var lines = await watcher.ReadAsync();
            rows += lines.Contains("event: row") ? 1 : 0;
            dropped += lines.Contains("event: dropped") ? (int)JsonNode.Parse(lines[1]["data: ".Length..])!["dropped"]! : 0;
        }

        Assert.Equal(Committed, rows + dropped);
        Assert.True(dropped > 0);
    }

    [Fact]
    public async Task Watchers_beyond_the_bound_are_answered_503_until_one_leaves()
    {
        await using var host = await ApiHost.StartAsync(options => options.MaxWatchers = 1);
        var watcher = await StreamClient.WatchAsync(host);

        var problem = await (await host.Client.GetAsync("/v1/stream")).ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(1, (int)problem["limit"]!);

        watcher.Dispose();
        await Until.TrueAsync(() => host.Rows.Watchers == 0);
        await Until.TrueAsync(async () => (int)(await host.GetAsync("/v1/stats"))["api"]!["watchers"]! == 0);
        using var next = await StreamClient.WatchAsync(host);
    }

    [Fact]
    public async Task A_stopping_host_ends_the_streams_cleanly()
    {
        await using var host = await ApiHost.StartAsync();
        using var watcher = await StreamClient.WatchAsync(host);

        var stopped = host.StopAsync();

        Assert.Empty(await watcher.ReadAsync());
        await stopped;
    }

    [Theory]
    [InlineData("?cell=a", "cell")]
    [InlineData("?cell=12345678", "cell")]
    public async Task A_filter_that_is_none_is_answered_400(string query, string field)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.Client.GetAsync($"/v1/stream{query}")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(field, (string)problem["field"]!);
    }
}
