using System.Net;
using Isobar.Api.Tests.Hosting;
using Isobar.Places;
using Isobar.Users;
using Isobar.Warehousing;

namespace Isobar.Api.Tests.Users;

public sealed class UsersTests
{
    private static UserProfile Profile => new()
    {
        FirstSeen = ApiHost.Now.AddDays(-1).ToOffset(TimeSpan.FromHours(2)), LastSeen = ApiHost.Now, Events = 2, Duplicates = 1,
        LastLocation = new GeoPoint(52.5, 13.4), LastWeather = Samples.Weather,
    };

    [Fact]
    public async Task A_user_shows_profile_counts_weather_and_recent_events_newest_first()
    {
        await using var host = await ApiHost.StartAsync();
        var (old, recent) = (Samples.Row(id: "old"), Samples.Row(id: "recent", properties: "{\"a\":\n1}"));
        host.Warehouse.Rows.AddRange([old, recent]);
        host.Grains.Users["u1"] = new UserSnapshot(Profile, [recent.Key, old.Key]);

        var user = await host.GetAsync("/v1/users/u1");

        Assert.Equal("u1", (string)user["user_id"]!);
        Assert.Equal("2026-05-31T12:00:00Z", (string)user["first_seen"]!);
        Assert.Equal((2, 1, 0), ((int)user["events"]!, (int)user["duplicates"]!, (int)user["conflicts"]!));
        Assert.Equal(52.5, (double)user["last_location"]!["latitude"]!);
        Assert.Equal(12.5, (double)user["last_weather"]!["temperature_c"]!);
        Assert.Equal(["recent", "old"], user["recent_events"]!.AsArray().Select(row => (string)row!["event_id"]!));
    }

    [Fact]
    public async Task A_row_has_every_column_and_properties_as_an_object()
    {
        await using var host = await ApiHost.StartAsync();
        var row = Samples.Row(properties: "{\"a\":\n1}");
        host.Warehouse.Rows.Add(row);
        host.Grains.Users["u1"] = new UserSnapshot(Profile, [row.Key]);

        var json = (await host.GetAsync("/v1/users/u1"))["recent_events"]![0]!.AsObject();

        Assert.Equal(EnrichedEventSchema.Columns.Select(column => column.Name), json.Select(member => member.Key));
        Assert.Equal(1, (int)json["properties"]!["a"]!);
        Assert.Equal(row.Key.ToString(), (string)json["row_key"]!);
        Assert.Equal("2026-06-01T11:00:00Z", (string)json["occurred_at"]!);
        Assert.Equal("overcast", (string)json["weather_text"]!);
        Assert.True((bool)json["is_day"]!);
        Assert.Null(json["wind_speed_ms"]);
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("ü ?#+", "%C3%BC%20%3F%23+")]
    public async Task Any_id_can_be_asked_for(string id, string segment)
    {
        await using var host = await ApiHost.StartAsync(overNetwork: true);
        host.Grains.Users[id] = new UserSnapshot(Profile, []);

        Assert.Equal(id, (string)(await host.GetAsync($"/v1/users/{segment}?recent=0"))["user_id"]!);
    }

    [Fact]
    public async Task A_user_never_seen_is_answered_404()
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.Client.GetAsync("/v1/users/nobody")).ProblemAsync(HttpStatusCode.NotFound);

        Assert.Contains("nobody", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task Recent_events_are_bounded(string recent)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.Client.GetAsync($"/v1/users/u1?recent={recent}")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(("recent", 100), ((string)problem["field"]!, (int)problem["limit"]!));
    }

    [Fact]
    public async Task An_id_of_129_characters_is_answered_400()
    {
        await using var host = await ApiHost.StartAsync();

        await (await host.Client.GetAsync($"/v1/users/{new string('x', 129)}")).ProblemAsync(HttpStatusCode.BadRequest);
    }

    /// <summary>Found by fuzzing: no grain has a blank key, so that asking for one failed inside.</summary>
    [Theory]
    [InlineData("/v1/users/%20", "id")]
    [InlineData("/v1/users/u%01", "id")]
    [InlineData("/v1/events/e1?user_id=%20", "user_id")]
    [InlineData("/v1/events/e1?user_id=%0D", "user_id")]
    [InlineData("/v1/events/%C2%A0?user_id=u1", "event_id")]
    public async Task An_id_that_no_event_can_have_is_answered_400(string path, string field)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.Client.GetAsync(path)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(field, (string)problem["field"]!);
    }

    [Fact]
    public async Task A_grain_that_does_not_answer_in_time_is_503_with_retry_after()
    {
        await using var host = await ApiHost.StartAsync();
        host.Grains.Failure = new TimeoutException("30 s");

        var answer = await host.Client.GetAsync("/v1/users/u1");

        await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotEmpty(answer.Headers.GetValues("Retry-After"));
    }
}
