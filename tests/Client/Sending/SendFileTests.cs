using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Sending;

public sealed class SendFileTests : ClientTest
{
    [Fact]
    public async Task Every_line_of_ndjson_is_sent_in_batches()
    {
        var file = Client.WriteFile("events.ndjson", Lines(25, number => Event(number)));

        var outcome = await Client.RunAsync("send", file, "--batch", "10");

        Assert.Equal((0, 25, 3), (outcome.ExitCode, Server.Accepted.Count, Server.To("/v1/events").Count()));
        Assert.Contains("25 accepted, 0 rejected", outcome.Output);
    }

    [Theory]
    [InlineData("[\n  {0},\n {1}\n]")]
    [InlineData("[{0},{1}]")]
    [InlineData("\uFEFF{0}\r\n\r\n{1}\r\n")]
    [InlineData("{0}\n{1}")]
    public async Task An_array_and_lines_are_told_apart(string layout)
    {
        var file = Client.WriteFile("events.json", layout.Replace("{0}", Event(0)).Replace("{1}", Event(1)));

        var outcome = await Client.RunAsync("send", file);

        Assert.Equal((0, 2), (outcome.ExitCode, Server.RowKeys.Distinct().Count()));
    }

    [Fact]
    public async Task An_event_spread_over_lines_is_one_event()
    {
        var file = Client.WriteFile("event.json", Event(0, """, "properties": {"text": "} \" ]"}""").Replace("{\"event_id", "{\n  \"event_id") + "\n");

        var outcome = await Client.RunAsync("send", file);

        Assert.Equal((0, 1), (outcome.ExitCode, Server.Accepted.Count));
    }

    [Fact]
    public async Task A_malformed_line_spoils_no_other_and_is_named()
    {
        var file = Client.WriteFile("events.ndjson", Lines(1000, number => number == 499 ? """{"event_id": "e", "user""" : Event(number)));

        var outcome = await Client.RunAsync("send", file);

        Assert.Equal((1, 999), (outcome.ExitCode, Server.Accepted.Count));
        Assert.Contains("999 accepted, 1 rejected", outcome.Output);
        Assert.Contains("  line 500: Not valid JSON", outcome.Error);
    }

    [Fact]
    public async Task A_file_of_another_format_does_not_flood_the_screen()
    {
        var outcome = await Client.RunAsync("send", Client.WriteFile("notes.txt", Lines(2_000, _ => "dear diary")));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("and 1,950 more", outcome.Error);
        Assert.InRange(outcome.Error.Length, 1, 20_000);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task What_breaks_a_rule_stays_here_and_is_listed_with_its_line_and_field()
    {
        var file = Client.WriteFile("events.ndjson", Event(0) + "\n" + Event(1, ",\"latitude\":48") + "\n[1]\n");

        var outcome = await Client.RunAsync("send", file, "--json");

        Assert.Equal((1, 1), (outcome.ExitCode, Server.Accepted.Count));
        Assert.Contains("\"line\": 2,", outcome.Output);
        Assert.Contains("\"field\": \"longitude\"", outcome.Output);
        Assert.Contains("\"line\": 3,", outcome.Output);
    }

    [Fact]
    public async Task What_the_server_rejects_is_listed_with_its_line()
    {
        var file = Client.WriteFile("events.ndjson", "\n" + Event(0) + "\n\n" + Event(1) + "\n");
        Server.Once("/v1/events", Replies.Json(
            """{"accepted": 1, "rejected": [{"index": 1, "field": "type", "reason": "Not today."}]}""", status: 202));

        var outcome = await Client.RunAsync("send", file, "--json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("\"line\": 4,", outcome.Output);
        Assert.Contains("Not today.", outcome.Output);
    }

    [Fact]
    public async Task An_answer_that_rejects_everything_is_no_failure_of_the_request()
    {
        var file = Client.WriteFile("events.ndjson", Lines(2, number => Event(number)));
        Server.Once("/v1/events", Replies.Json(
            """{"detail": "None is valid.", "accepted": 0, "rejected": [{"index": 0, "reason": "a"}, {"index": 1, "reason": "b"}]}""",
            status: 400));

        var outcome = await Client.RunAsync("send", file, "--batch", "2");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("0 accepted, 2 rejected", outcome.Output);
    }

    [Fact]
    public async Task A_rate_is_kept_in_small_steps()
    {
        var file = Client.WriteFile("events.ndjson", Lines(100, number => Event(number)));

        await Client.RunAsync("send", file, "--rate", "50");

        Assert.All(Server.To("/v1/events"), request => Assert.Equal(5, EventJson.Parse(request.Body).Count));
        Assert.Equal(1.9, Client.Waits.Sum(wait => wait.TotalSeconds), precision: 3);
    }

    [Theory]
    [InlineData("", "There is no event in")]
    [InlineData("[]", "There is no event in")]
    public async Task A_file_without_events_is_a_failure(string text, string message)
    {
        var outcome = await Client.RunAsync("send", Client.WriteFile("empty.json", text));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var outcome = await Client.RunAsync("send", Client.PathOf("nowhere.ndjson"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("nowhere.ndjson", outcome.Error);
    }
}
