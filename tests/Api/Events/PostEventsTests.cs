using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.Events;

public sealed class PostEventsTests
{
    [Theory]
    [InlineData("application/json", 1, false)]
    [InlineData("application/json; charset=utf-8", 3, false)]
    [InlineData("application/x-ndjson", 3, false)]
    [InlineData("application/ndjson", 3, true)]
    public async Task Every_form_of_a_valid_request_is_published_and_accepted(string type, int count, bool gzip)
    {
        await using var host = await ApiHost.StartAsync();
        var events = Enumerable.Range(0, count).Select(number => Samples.Event(id: $"e{number}"));
        var text = type.Contains("ndjson", StringComparison.Ordinal)
            ? string.Join("\r\n\n  \n", events) + "\n"
            : count == 1 ? events.First() : $"[{string.Join(',', events)}]";
        var bytes = Encoding.UTF8.GetBytes(text);

        var answer = await host.Client.PostAsync("/v1/events", gzip ? Body.Gzip(bytes, type) : Body.Bytes(bytes, type));

        var json = await answer.JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal($$"""{"accepted":{{count}},"rejected":[],"generated":[]}""", json.ToJsonString());
        Assert.Equal(
            Enumerable.Range(0, count).Select(number => $"e{number}"), host.Broker.Payloads.Select(sent => (string)sent["event_id"]!));
        Assert.All(host.Broker.Published, sent => Assert.Equal("user-events", sent.Topic));
    }

    [Fact]
    public async Task A_message_carries_the_event_and_names_it_in_its_attributes()
    {
        await using var host = await ApiHost.StartAsync();

        await host.PostAsync("/v1/events", Samples.Event("ü/1", "e 1", ",\"latitude\":52.5,\"longitude\":13.4,\"properties\":{\"a\": [1]}"));

        var (_, message) = Assert.Single(host.Broker.Published);
        Assert.Equal("ü/1", message.Attributes["user_id"]);
        Assert.Equal("e 1", message.Attributes["event_id"]);
        Assert.Null(message.Attributes["traceparent"]);
        var payload = JsonNode.Parse(message.Payload.Span)!;
        Assert.Equal(52.5, (double)payload["latitude"]!);
        Assert.Equal("[1]", payload["properties"]!["a"]!.ToJsonString());
    }

    [Fact]
    public async Task A_malformed_line_among_a_thousand_costs_only_itself_and_is_named_by_index()
    {
        await using var host = await ApiHost.StartAsync();
        var lines = Enumerable.Range(0, 1000)
            .Select(number => number == 417 ? "{\"user_id\": \"u1\", oops" : Samples.Event(id: $"e{number}"));

        var answer = await host.PostAsync("/v1/events", string.Join('\n', lines), Body.Lines);

        var json = await answer.JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal(999, (int)json["accepted"]!);
        var rejected = Assert.Single(json["rejected"]!.AsArray())!;
        Assert.Equal(417, (int)rejected["index"]!);
        Assert.StartsWith("Not valid JSON", (string)rejected["reason"]!, StringComparison.Ordinal);
        Assert.Equal(999, host.Broker.Published.Count);
    }

    [Theory]
    [InlineData("[{\"user_id\":\"u1\"},,]", 18)]
    [InlineData("[\n{}\n,{\"a\" 1}]", 11)]
    [InlineData("{\"user_id\":", 11)]
    [InlineData("", 0)]
    public async Task Malformed_json_refuses_the_whole_request_and_names_the_byte(string body, int position)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.PostAsync("/v1/events", body)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(position, (int)problem["byte_position"]!);
        Assert.Empty(host.Broker.Published);
    }

    [Fact]
    public async Task Nothing_of_a_malformed_array_is_published_even_if_it_begins_well()
    {
        await using var host = await ApiHost.StartAsync();

        var answer = await host.PostAsync("/v1/events", $"[{Samples.Event()},{Samples.Event(id: "e2")}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Empty(host.Broker.Published);
    }

    [Fact]
    public async Task The_same_event_twice_in_one_request_is_published_twice()
    {
        await using var host = await ApiHost.StartAsync();

        var answer = await host.PostAsync("/v1/events", $"[{Samples.Event()},{Samples.Event()}]");

        Assert.Equal(2, (int)(await answer.JsonAsync(HttpStatusCode.Accepted))["accepted"]!);
        Assert.Equal(2, host.Broker.Published.Count);
    }

    [Fact]
    public async Task An_event_without_an_id_gets_a_time_ordered_one_that_the_answer_names()
    {
        await using var host = await ApiHost.StartAsync();

        var answer = await host.PostAsync(
            "/v1/events", $"[{Samples.Event()},{Samples.Event(id: null)},{{}},{Samples.Event(id: null)}]");

        var generated = (await answer.JsonAsync(HttpStatusCode.Accepted))["generated"]!.AsArray();
        Assert.Equal([1, 3], generated.Select(made => (int)made!["index"]!));
        var ids = generated.Select(made => (string)made!["event_id"]!).ToList();
        Assert.All(ids, id => Assert.Equal(7, Guid.Parse(id).Version));
        Assert.Equal(["e1", .. ids], host.Broker.Payloads.Select(sent => (string)sent["event_id"]!));
    }

    [Fact]
    public async Task It_answers_only_after_the_broker_holds_the_events()
    {
        await using var host = await ApiHost.StartAsync();
        var durable = new TaskCompletionSource();
        host.Broker.Barrier = durable.Task;

        var answer = host.PostAsync("/v1/events", Samples.Event());
        await host.Broker.Begun.WaitAsync();
        for (var other = 0; other < 50 && !answer.IsCompleted; other++)
        {
            await host.GetAsync("/healthz");
        }

        Assert.False(answer.IsCompleted);
        durable.SetResult();

        await (await answer).JsonAsync(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Payloads_stay_as_they_are_while_later_requests_are_read()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PostAsync("/v1/events", Samples.Event(id: "first"));
        var first = host.Broker.Published.Single().Message.Payload;
        var before = first.ToArray();

        for (var number = 0; number < 50; number++)
        {
            await host.PostAsync("/v1/events", Samples.Event("another-user", $"other-{number}"));
        }

        Assert.Equal(before, first.ToArray());
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_error()
    {
        await using var host = await ApiHost.StartAsync();
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Samples.Event())];

        var answer = await host.Client.PostAsync("/v1/events", Body.Bytes(body));

        await answer.JsonAsync(HttpStatusCode.Accepted);
    }
}
