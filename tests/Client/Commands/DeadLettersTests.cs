using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Commands;

public sealed class DeadLettersTests : ClientTest
{
    [Fact]
    public async Task Dead_letters_are_listed()
    {
        Server.Usually("/v1/dead-letters", Replies.Json("""{"dead_letters":[{"key":"k1","reason":"invalid","detail":"bad"}],"next":null}"""));

        var outcome = await Client.RunAsync("dead-letters", "list", "--reason", "invalid", "--limit", "5");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("bad", outcome.Output);
        Assert.Equal("/v1/dead-letters?limit=5&reason=invalid", Assert.Single(Server.Requests).Target);
    }

    [Fact]
    public async Task A_full_page_says_where_the_next_one_begins()
    {
        Server.Usually("/v1/dead-letters", Replies.Json("""{"dead_letters":[{"key":"k1"}],"next":"c1"}"""));

        var first = await Client.RunAsync("dead-letters", "list", "--limit", "1");
        await Client.RunAsync("dead-letters", "list", "--limit", "1", "--cursor", "c1");

        Assert.Contains("--cursor c1", first.Error);
        Assert.Equal("/v1/dead-letters?limit=1&cursor=c1", Server.Requests.Last().Target);
    }

    [Fact]
    public async Task None_are_none()
    {
        Server.Usually("/v1/dead-letters", Replies.Json("""{"dead_letters":[],"next":null}"""));

        Assert.Equal("There are no dead letters.", (await Client.RunAsync("dead-letters", "list")).Output.TrimEnd());
    }

    [Fact]
    public async Task All_are_those_that_were_there_when_it_began()
    {
        Server.Once("/v1/dead-letters", Replies.Json("""{"dead_letters":[{"key":"k1"},{"key":"k2"}],"next":"c1"}"""));
        Server.Once("/v1/dead-letters", Replies.Json("""{"dead_letters":[{"key":"k2"},{"key":"k3"}],"next":null}"""));
        Server.Usually("/v1/dead-letters/replay", Replies.Json("""{"replayed":3,"not_found":[]}"""));

        var outcome = await Client.RunAsync("dead-letters", "replay", "--all");

        Assert.Equal((0, "Replayed 3 dead letters."), (outcome.ExitCode, outcome.Output.TrimEnd()));
        Assert.Equal(
            ["/v1/dead-letters?limit=1000", "/v1/dead-letters?limit=1000&cursor=c1"],
            Server.To("/v1/dead-letters?").Select(request => request.Target));
        Assert.Equal("""{"keys":["k1","k2","k3"]}""", Assert.Single(Server.To("/v1/dead-letters/replay")).Body);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_named()
    {
        Server.Usually("/v1/dead-letters/replay", Replies.Json("""{"replayed":1,"not_found":["k9"]}"""));

        var outcome = await Client.RunAsync("dead-letters", "replay", "k1", "k9");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("k9", outcome.Error);
    }
}
