using System.Text.Json;
using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Load;

// It measures, so it takes the time that it takes: a quarter of a second.
public sealed class LoadTests() : ClientTest(usesRealTime: true)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Server.Usually("/v1/query", context => Replies.Json(
            $$"""{"columns":["n"],"rows":[[{{Server.RowKeys.Distinct().Count()}}]],"truncated":false}""")(context));
        Server.Usually("/v1/stats", Replies.Json("""{"warehouse":{"live_table":"enriched_events_live"}}"""));
        Server.Usually("/v1/events/", Replies.Json("""{"state":"stored"}"""));
    }

    [Fact]
    public async Task Everything_that_was_sent_is_accounted_for()
    {
        var report = await RunAsync("--duplicates", "30%", "--invalid", "1%", "--batch", "200", "--drain");

        Assert.Equal(report.GetProperty("accepted").GetInt64(), Server.Accepted.Count);
        Assert.Equal(report.GetProperty("distinct").GetInt64(), Server.RowKeys.Distinct().LongCount());
        Assert.Equal(report.GetProperty("invalid").GetInt64(), report.GetProperty("rejected").GetInt64());
        Assert.Equal(report.GetProperty("drain").GetProperty("expected").GetInt64(), report.GetProperty("drain").GetProperty("rows").GetInt64());
    }

    [Fact]
    public async Task A_rate_is_not_exceeded()
    {
        var report = await RunAsync("--rate", "400", "--batch", "10", "--connections", "2");

        // A slow machine may send less in the time.
        Assert.InRange(report.GetProperty("sent").GetInt64(), 10, 100);
    }

    [Fact]
    public async Task A_busy_server_gets_the_same_body_again()
    {
        Server.Once("/v1/events", Replies.Status(503));

        var report = await RunAsync("--connections", "1", "--batch", "10", "--rate", "100");

        var bodies = Server.To("/v1/events").Select(request => request.Body).ToList();
        Assert.Equal(1, report.GetProperty("retries").GetInt64());
        Assert.Equal(bodies[0], bodies[1]);
        Assert.Equal(Server.Accepted.Count, Server.RowKeys.Distinct().Count());
    }

    [Fact]
    public async Task Visibility_is_measured_by_probes_that_are_asked_for_as_well()
    {
        var report = await RunAsync("--rate", "100", "--measure-visibility");

        var visibility = report.GetProperty("visibility");
        Assert.InRange(visibility.GetProperty("sent").GetInt64(), 1, 20);
        Assert.Equal(visibility.GetProperty("sent").GetInt64(), visibility.GetProperty("seen").GetInt64());
        Assert.Equal(1, visibility.GetProperty("confirmed").GetInt64());
        Assert.InRange(visibility.GetProperty("p99_ms").GetDouble(), 0.001, 10_000);
    }

    [Fact]
    public async Task An_event_that_is_rejected_without_being_made_to_is_a_failure()
    {
        Server.Once("/v1/events", Replies.Json("""{"accepted":9,"rejected":[{"index":0,"field":"","reason":""}]}""", status: 202));

        var outcome = await Client.RunAsync("load", "--duration", "100ms", "--connections", "1", "--batch", "10");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("rejected    1, of them 0 made to be", outcome.Output);
    }

    [Fact]
    public async Task Without_a_server_it_fails_at_once()
    {
        var outcome = await Client.RunAsync("load", "--server", "http://127.0.0.1:1");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is it running?", outcome.Error);
    }

    private async Task<JsonElement> RunAsync(params string[] options)
    {
        var outcome = await Client.RunAsync(["load", "--duration", "250ms", "--json", .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return JsonDocument.Parse(outcome.Output).RootElement;
    }
}
