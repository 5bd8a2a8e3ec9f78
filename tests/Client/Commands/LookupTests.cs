using System.Text.Json;
using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Commands;

public sealed class LookupTests : ClientTest
{
    [Fact]
    public async Task A_user_is_shown_with_a_line_per_event()
    {
        Server.Usually("/v1/users/", Replies.Json(
            """{"user_id":"a/b","events":3,"last_weather":{"temperature_c":4.5},"recent_events":[{"occurred_at":"2026-01-31T08:30:00Z","user_id":"a/b","type":"order","weather_status":"fresh","temperature_c":4.5,"weather_text":"Fog"}]}"""));

        var outcome = await Client.RunAsync("user", "a/b", "--recent", "1");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Fog", outcome.Output);
        Assert.Contains("temperature c  4.5", outcome.Output);
        Assert.EndsWith("?recent=1", Assert.Single(Server.Requests).Target);
    }

    [Fact]
    public async Task A_user_without_events_is_a_failure()
    {
        Server.Usually("/v1/users/", Replies.Problem(404, "No event of user x has been stored."));

        var outcome = await Client.RunAsync("user", "x");

        Assert.Equal(new ClientOutcome(1, "", $"isobar: No event of user x has been stored.{Environment.NewLine}"), outcome);
    }

    [Theory]
    [InlineData("/v1/locations/u2ed5", "u2ed5")]
    [InlineData("/v1/locations?latitude=48.2&longitude=-16", "--latitude", "48.2", "--longitude", "-16")]
    public async Task A_location_is_a_cell_or_a_place(string target, params string[] where)
    {
        Server.Usually("/v1/locations", Replies.Json("""{"cell":"u2ed5","slots":[{"start":"s","status":"fresh"}]}"""));

        var outcome = await Client.RunAsync(["location", .. where]);

        Assert.Equal((0, target), (outcome.ExitCode, Assert.Single(Server.Requests).Target));
        Assert.Contains("fresh", outcome.Output);
    }

    [Theory]
    [InlineData("location")]
    [InlineData("location", "--latitude", "1")]
    [InlineData("location", "u2ed5", "--latitude", "1", "--longitude", "1")]
    [InlineData("event", "e")]
    [InlineData("dead-letters", "replay")]
    [InlineData("dead-letters", "replay", "k", "--all")]
    public async Task Half_a_question_is_wrong_use(params string[] arguments)
    {
        var outcome = await Client.RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task An_event_is_found_by_both_its_names()
    {
        Server.Usually("/v1/events/", Replies.Json("""{"state":"stored","row":{"user_id":"u 1"}}"""));

        var outcome = await Client.RunAsync("event", "e/1", "--user", "u 1", "--json");

        Assert.Equal("stored", JsonDocument.Parse(outcome.Output).RootElement.GetProperty("state").GetString());
        Assert.EndsWith("?user_id=u%201", Assert.Single(Server.Requests).Target);
    }

    [Fact]
    public async Task An_event_that_is_nowhere_is_a_failure()
    {
        Server.Usually("/v1/events/", Replies.Json("""{"state":"unknown"}""", status: 404));

        var outcome = await Client.RunAsync("event", "e", "--user", "u");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("There is no row and no dead letter", outcome.Error);
    }

    [Fact]
    public async Task Figures_are_shown_as_they_come()
    {
        Server.Usually("/v1/stats", Replies.Json("""{"events":{"accepted":12,"duplicates":3},"grains":[{"type":"User","count":4}],"none":[]}"""));

        var outcome = await Client.RunAsync("stats");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("duplicates  3", outcome.Output);
        Assert.Contains("User", outcome.Output);
    }

    [Fact]
    public async Task An_answer_that_is_not_Isobars_is_a_failure()
    {
        Server.Usually("/v1/stats", Replies.Status(502));

        var outcome = await Client.RunAsync("stats");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("answered 502", outcome.Error);
    }

    [Fact]
    public async Task A_page_that_is_no_json_is_a_failure()
    {
        Server.Usually("/v1/stats", Replies.Json("<html>"));

        var outcome = await Client.RunAsync("stats");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is no Isobar server", outcome.Error);
    }
}
