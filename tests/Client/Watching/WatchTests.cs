using System.Text.Json;
using Isobar.Client.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Isobar.Client.Tests.Watching;

public sealed class WatchTests : ClientTest
{
    private const string Row = """{"event_id":"e","user_id":"ada","type":"order","occurred_at":"2026-01-31T08:30:00.0000000Z","cell":"u2ed5","weather_status":"stale","temperature_c":-3.25,"weather_text":"Snow"}""";

    [Fact]
    public async Task Rows_are_a_line_each()
    {
        Server.Usually("/v1/stream", Stream(Row, """{"event_id":"f","user_id":"bob","type":"t","occurred_at":"x","weather_status":"missing","weather_reason":"budget"}"""));

        var outcome = await Client.RunAsync("watch", "--count", "2");

        Assert.Equal(0, outcome.ExitCode);
        var lines = outcome.Output.Split('\n');
        Assert.StartsWith("2026-01-31 08:30:00  ada", lines[0]);
        Assert.Contains("Snow (stale)", lines[0]);
        Assert.Contains("no weather: budget", lines[1]);
    }

    [Fact]
    public async Task Json_rows_are_as_they_came_and_filters_go_to_the_server()
    {
        Server.Usually("/v1/stream", Stream(Row));

        var outcome = await Client.RunAsync("watch", "--count", "1", "--json", "--user", "a&b", "--cell", "u2");

        Assert.Equal(Row, outcome.Output.TrimEnd());
        Assert.Equal("/v1/stream?user=a%26b&cell=u2", Assert.Single(Server.Requests).Target);
    }

    [Fact]
    public async Task A_lost_connection_is_made_again()
    {
        Server.Once("/v1/stream", Stream(Row)).Once("/v1/stream", Replies.Cut).Once("/v1/stream", Replies.Status(503))
            .Once("/v1/stream", Stream(Row.Replace("ada", "bob")));

        var outcome = await Client.RunAsync("watch", "--count", "2");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("bob", outcome.Output);
        Assert.Contains("connecting again", outcome.Error);
        Assert.Equal(3, Client.Waits.Count);
    }

    [Fact]
    public async Task The_end_of_watching_is_no_failure()
    {
        using var interrupt = new CancellationTokenSource();
        Server.Usually("/v1/stream", async context =>
        {
            await Stream(Row)(context);
            await interrupt.CancelAsync();
        });

        var outcome = await Client.RunAsync(interrupt.Token, "watch");

        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public async Task Rows_left_out_are_told()
    {
        Server.Usually("/v1/stream", context =>
            context.Response.WriteAsync($"event: dropped\ndata: {{\"dropped\":12}}\n\nevent: row\ndata: {Row}\n\n"));

        var outcome = await Client.RunAsync("watch", "--count", "1", "--json");

        Assert.Equal("ada", JsonDocument.Parse(outcome.Output).RootElement.GetProperty("user_id").GetString());
        Assert.Contains("\"dropped\":12", outcome.Error);
    }

    [Fact]
    public async Task What_never_worked_fails()
    {
        Server.Usually("/v1/stream", Replies.Problem(400, "cell: It must be a geohash."));

        var refused = await Client.RunAsync("watch", "--cell", "!");
        var unreachable = await Client.RunAsync("watch", "--server", "http://127.0.0.1:1");

        Assert.Equal((1, 1), (refused.ExitCode, unreachable.ExitCode));
        Assert.Contains("geohash", refused.Error);
        Assert.Contains("is it running?", unreachable.Error);
    }

    private static RequestDelegate Stream(params string[] rows) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": watching\n\n");
        foreach (var row in rows)
        {
            await context.Response.WriteAsync($"id: 1\nevent: row\ndata: {row}\n\n");
        }

        await context.Response.Body.FlushAsync();
    };
}
