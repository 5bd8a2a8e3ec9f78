using System.Net;
using System.Text.Json.Nodes;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.Events;

/// <summary>The rows of the bad-input table that are about one event.</summary>
public sealed class RefusedEventsTests
{
    private const string Start = "{\"user_id\":\"u\",\"type\":\"t\",\"occurred_at\":\"2026-06-01T11:00:00Z\"";

    public static TheoryData<string, string, string> Faults => new()
    {
        { Start + ",\"latitude\":91,\"longitude\":0}", "latitude", "90" },
        { Start + ",\"latitude\":0,\"longitude\":-180.1}", "longitude", "180" },
        { Start + ",\"latitude\":\"NaN\",\"longitude\":0}", "latitude", "number" },
        { Start + ",\"latitude\":1e999,\"longitude\":0}", "latitude", "90" },
        { Start + ",\"latitude\":1}", "longitude", "together" },
        { Start + ",\"longitude\":1,\"latitude\":null}", "latitude", "together" },
        { Start + ",\"event_id\":\"\"}", "event_id", "128" },
        { Start + $",\"event_id\":\"{new string('x', 129)}\"}}", "event_id", "128" },
        { Start + ",\"event_id\":7}", "event_id", "string" },
        { Start + ",\"event_id\":\"\\ud800\"}", "event_id", "surrogate" },
        { "{\"user_id\":\"\",\"type\":\"t\",\"occurred_at\":\"2026-06-01T11:00:00Z\"}", "user_id", "128" },
        { "{\"type\":\"t\",\"occurred_at\":\"2026-06-01T11:00:00Z\"}", "user_id", "missing" },
        { "{\"user_id\":\"u\",\"occurred_at\":\"2026-06-01T11:00:00Z\"}", "type", "missing" },
        { "{\"user_id\":\"u\",\"type\":\"t\"}", "occurred_at", "missing" },
        { "{\"user_id\":\"u\",\"type\":\"t\",\"occurred_at\":\"2026-06-01T11:00:00\"}", "occurred_at", "offset" },
        { "{\"user_id\":\"u\",\"type\":\"t\",\"occurred_at\":\"2026-06-01T12:05:01Z\"}", "occurred_at", "5 minutes" },
        { "{\"user_id\":\"u\",\"type\":\"t\",\"occurred_at\":\"2016-05-31T12:00:00Z\"}", "occurred_at", "10 years" },
        { Start + ",\"properties\":[]}", "properties", "object" },
        { Start + $",\"properties\":{Deep(33)}}}", "properties", "32" },
        { Start + $",\"properties\":{{\"a\":\"{new string('x', 65_536)}\"}}}}", "properties", "65536" },
        { Start + ",\"lattitude\":1}", "lattitude", "no such field" },
        { Start + ",\"event_id\\ud800\":1}", "?", "no such field" },
        { "7", "", "object" },
        { "[[1,2]]", "", "object" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_event_alone_is_answered_400_with_field_and_limit(string text, string field, string reason)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.PostAsync("/v1/events", text)).ProblemAsync(HttpStatusCode.BadRequest);

        Check(problem["rejected"]!, field, reason, index: 0);
        Assert.Equal(0, (int)problem["accepted"]!);
        Assert.Empty(host.Broker.Published);
        Assert.Equal(field.Length == 0 ? null : field, (string?)problem["field"]);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_event_among_others_is_rejected_by_index_and_the_others_accepted(
        string text, string field, string reason)
    {
        await using var host = await ApiHost.StartAsync();
        var faulty = text.StartsWith('[') ? text[1..^1] : text;

        var answer = await host.PostAsync("/v1/events", $"[{Samples.Event()},{faulty},{Samples.Event(id: "e2")}]");

        var json = await answer.JsonAsync(HttpStatusCode.Accepted);
        Check(json["rejected"]!, field, reason, index: 1);
        Assert.Equal(["e1", "e2"], host.Broker.Payloads.Select(sent => (string)sent["event_id"]!));
    }

    [Fact]
    public async Task Thirty_two_levels_the_limits_of_time_and_128_characters_are_still_valid()
    {
        await using var host = await ApiHost.StartAsync();
        string[] valid =
        [
            Start + $",\"properties\":{Deep(32)}}}",
            Start + $",\"event_id\":\"{new string('x', 128)}\"}}",
            Start + ",\"latitude\":-90,\"longitude\":180}",
            "{\"user_id\":\"u\",\"type\":\"t\",\"occurred_at\":\"2026-06-01T12:05:00Z\"}",
            "{\"user_id\":\"u\",\"type\":\"t\",\"occurred_at\":\"2016-06-01T14:00:00+02:00\"}",
        ];

        var answer = await host.PostAsync("/v1/events", string.Join('\n', valid), Body.Lines);

        Assert.Empty((await answer.JsonAsync(HttpStatusCode.Accepted))["rejected"]!.AsArray());
    }

    [Fact]
    public async Task Rejections_are_counted_by_field_and_a_made_up_field_is_no_label()
    {
        await using var host = await ApiHost.StartAsync();

        await host.PostAsync("/v1/events", string.Join('\n', Faults.Select(fault => (string)fault[0])), Body.Lines);

        var api = (await host.GetAsync("/v1/stats"))["api"]!;
        Assert.Equal(Faults.Count, (int)api["events_rejected"]!);
        Assert.Equal(4, (int)api["events_rejected_by_field"]!["event_id"]!);
        Assert.Equal(2, (int)api["events_rejected_by_field"]!["unknown_field"]!);
        Assert.Null(api["events_rejected_by_field"]!["lattitude"]);
    }

    private static void Check(JsonNode rejected, string field, string reason, int index)
    {
        var only = Assert.Single(rejected.AsArray())!;
        Assert.Equal(index, (int)only["index"]!);
        Assert.Equal(field, (string)only["field"]!);
        Assert.Contains(reason, (string)only["reason"]!, StringComparison.Ordinal);
    }

    private static string Deep(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);
}
