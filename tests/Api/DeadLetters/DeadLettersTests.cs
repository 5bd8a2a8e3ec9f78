using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Isobar.Api.Tests.Hosting;
using Isobar.Broker;
using Isobar.Warehousing;

namespace Isobar.Api.Tests.DeadLetters;

public sealed class DeadLettersTests
{
    [Fact]
    public async Task Letters_are_listed_newest_first_and_paged_backwards()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.DeadLetters.AddRange([Samples.Letter(3), Samples.Letter(1), Samples.Letter(2)]);

        var first = await host.GetAsync("/v1/dead-letters?limit=2");
        var second = await host.GetAsync($"/v1/dead-letters?limit=2&cursor={(string)first["next"]!}");

        Assert.Equal(["e1", "e2"], Ids(first));
        Assert.Equal(["e3"], Ids(second));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task Pages_of_one_instant_hold_every_letter_once()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.DeadLetters.AddRange(
            Enumerable.Range(1, 5).Select(number => Samples.Letter(number) with { ReceivedAt = ApiHost.Now.AddMicroseconds(1) }));

        var ids = new List<string>();
        for (var (path, pages) = ("/v1/dead-letters?limit=2", 0); path is not null && pages < 5; pages++)
        {
            var page = await host.GetAsync(path);
            ids.AddRange(Ids(page));
            path = (string?)page["next"] is { } next ? $"/v1/dead-letters?limit=2&cursor={next}" : null;
        }

        Assert.Equal(["e5", "e4", "e3", "e2", "e1"], ids);
    }

    [Fact]
    public async Task A_letter_shows_its_payload_as_text_or_else_as_base64()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.DeadLetters.AddRange(
            [Samples.Letter(1, payload: Encoding.UTF8.GetBytes("{\"ü\"")), Samples.Letter(2, payload: [0xFF])]);

        var letters = (await host.GetAsync("/v1/dead-letters"))["dead_letters"]!;

        Assert.Equal("{\"ü\"", (string)letters[0]!["payload"]!);
        Assert.Null(letters[0]!["payload_base64"]);
        Assert.Equal("/w==", (string)letters[1]!["payload_base64"]!);
        Assert.Equal(Samples.Letter(1).Key.ToString(), (string)letters[0]!["key"]!);
    }

    [Fact]
    public async Task Letters_can_be_listed_by_reason()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.DeadLetters.AddRange([Samples.Letter(1), Samples.Letter(2, DeadLetterReasons.Refused)]);

        Assert.Equal(["e2"], Ids(await host.GetAsync("/v1/dead-letters?reason=refused")));
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=1001", "limit")]
    [InlineData("?cursor=yesterday", "cursor")]
    [InlineData("?cursor=ffffffffffffffffffffffffffffffffffffffffffffffff", "cursor")]
    [InlineData("?cursor=7fffffffffffffff00000000000000000000000000000000", "cursor")]
    public async Task A_bad_filter_is_answered_400(string query, string field)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.Client.GetAsync($"/v1/dead-letters{query}")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(field, (string)problem["field"]!);
    }

    [Fact]
    public async Task A_replay_by_key_publishes_the_payload_as_it_came_and_removes_the_letter()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.DeadLetters.AddRange([Samples.Letter(1, payload: [1, 2, 3]), Samples.Letter(2)]);

        var answer = await host.PostAsync(
            "/v1/dead-letters/replay", $$"""{"keys":["{{Samples.Letter(1).Key}}","{{Samples.Letter(9).Key}}"]}""");

        var json = await answer.JsonAsync(HttpStatusCode.OK);
        Assert.Equal(1, (int)json["replayed"]!);
        Assert.Equal([Samples.Letter(9).Key.ToString()], json["not_found"]!.AsArray().Select(key => (string)key!));
        var (topic, message) = Assert.Single(host.Broker.Published);
        Assert.Equal("user-events", topic);
        Assert.Equal([1, 2, 3], message.Payload.ToArray());
        Assert.Equal(("u1", "e1"), (message.Attributes["user_id"], message.Attributes["event_id"]));
        Assert.Equal("e2", Assert.Single(host.Warehouse.DeadLetters).EventId);
    }

    [Fact]
    public async Task A_replay_finds_keys_far_back_among_letters_of_the_same_instant()
    {
        await using var host = await ApiHost.StartAsync();
        var letters = Enumerable.Range(0, 2_500).Select(number => Samples.Letter(number) with
        {
            ReceivedAt = ApiHost.Now.AddSeconds(-(number / 300)),
        }).ToList();
        host.Warehouse.DeadLetters.AddRange(letters);
        var keys = letters.Where((_, number) => number % 100 == 99).Select(letter => $"\"{letter.Key}\"").ToList();

        var answer = await host.PostAsync("/v1/dead-letters/replay", $$"""{"keys":[{{string.Join(',', keys)}}]}""");

        Assert.Equal(keys.Count, (int)(await answer.JsonAsync(HttpStatusCode.OK))["replayed"]!);
    }

    [Fact]
    public async Task A_letter_that_returns_during_a_replay_is_not_lost()
    {
        await using var host = await ApiHost.StartAsync();
        var (letter, returned) = (Samples.Letter(1), Samples.Letter(1) with { ReceivedAt = ApiHost.Now, Attempts = 7 });
        host.Warehouse.DeadLetters.AddRange([letter, Samples.Letter(2)]);
        var brokerHoldsIt = new TaskCompletionSource();
        host.Broker.Barrier = brokerHoldsIt.Task;

        var replay = host.PostAsync("/v1/dead-letters/replay", $$"""{"keys":["{{letter.Key}}","{{Samples.Letter(2).Key}}"]}""");
        await host.Broker.Begun.WaitAsync();
        await host.Warehouse.AppendDeadLettersAsync([returned], default);
        brokerHoldsIt.SetResult();

        Assert.Equal(2, (int)(await (await replay).JsonAsync(HttpStatusCode.OK))["replayed"]!);
        Assert.Equal(returned, Assert.Single(host.Warehouse.DeadLetters));
    }

    [Fact]
    public async Task A_replay_by_reason_takes_the_newest_up_to_the_limit()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.DeadLetters.AddRange(
            [Samples.Letter(1), Samples.Letter(2, "refused"), Samples.Letter(3, "refused"), Samples.Letter(4, "refused")]);

        var answer = await host.PostAsync("/v1/dead-letters/replay", """{"reason":"refused","limit":2}""");

        Assert.Equal(2, (int)(await answer.JsonAsync(HttpStatusCode.OK))["replayed"]!);
        Assert.Equal(["e1", "e4"], host.Warehouse.DeadLetters.Select(letter => letter.EventId));
    }

    [Fact]
    public async Task A_letter_stays_until_the_broker_holds_its_message()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.DeadLetters.Add(Samples.Letter(1));
        host.Broker.Failure = new BrokerUnavailableException("Gone.");

        var answer = await host.PostAsync("/v1/dead-letters/replay", """{"limit":10}""");

        await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Single(host.Warehouse.DeadLetters);
    }

    [Theory]
    [InlineData("""{}""", "limit")]
    [InlineData("""{"limit":0}""", "limit")]
    [InlineData("""{"reason":"invalid"}""", "limit")]
    [InlineData("""{"keys":[]}""", "keys")]
    [InlineData("""{"keys":["00000000000000000000000000000000"],"limit":1}""", "keys")]
    [InlineData("""{"keys":["zz"]}""", "keys[0]")]
    public async Task An_unclear_replay_is_answered_400_and_replays_nothing(string body, string field)
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.DeadLetters.Add(Samples.Letter(1));

        var problem = await (await host.PostAsync("/v1/dead-letters/replay", body)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(field, (string)problem["field"]!);
        Assert.Empty(host.Broker.Published);
    }

    private static IEnumerable<string> Ids(JsonNode page) =>
        page["dead_letters"]!.AsArray().Select(letter => (string)letter!["event_id"]!);
}
