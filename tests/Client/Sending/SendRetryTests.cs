using Isobar.Client.Sending.Delivery;
using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Sending;

public sealed class SendRetryTests : ClientTest
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_given_the_time_it_asks_for_and_the_same_batch_again(int status)
    {
        Server.Once("/v1/events", Replies.Status(status, retryAfter: "7"));

        var outcome = await Client.RunAsync("send", Client.WriteFile("events.ndjson", Event(0)));

        Assert.Equal(0, outcome.ExitCode);
        Assert.InRange(Assert.Single(Client.Waits), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.5));
        Assert.Single(Server.To("/v1/events").Select(request => request.Body).Distinct(StringComparer.Ordinal));
        Assert.Contains("1 requests sent again", outcome.Output);
    }

    [Fact]
    public async Task Waits_grow_and_are_bounded()
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            Server.Once("/v1/events", Replies.Status(503));
        }

        await Client.RunAsync("send", Client.WriteFile("events.ndjson", Event(0)));

        Assert.Equal(12, Client.Waits.Count);
        Assert.InRange(Client.Waits.First(), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200));
        Assert.InRange(Client.Waits.Last(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_connection_that_was_cut_after_the_server_took_the_batch_doubles_nothing()
    {
        Server.Once("/v1/events", Server.AcceptAsync);
        Server.Once("/v1/events", async context =>
        {
            await Server.AcceptAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext { Items = context.Items });
            await Replies.Cut(context);
        });
        var file = Client.WriteFile("events.ndjson", Lines(6, number => """{"user_id":"u","type":"t"}"""));

        var outcome = await Client.RunAsync("send", file, "--batch", "2");

        Assert.Equal((0, 8, 6), (outcome.ExitCode, Server.Accepted.Count, Server.RowKeys.Distinct().Count()));
    }

    [Fact]
    public async Task Patience_ends_and_the_journal_knows_how_far_it_was()
    {
        var file = Client.WriteFile("events.ndjson", Lines(4, number => Event(number)));
        Server.Once("/v1/events", Server.AcceptAsync);
        Server.Usually("/v1/events", Replies.Status(503));

        var outcome = await Client.RunAsync("send", file, "--batch", "2");
        Server.Usually("/v1/events", Server.AcceptAsync);
        var again = await Client.RunAsync("send", file, "--batch", "2");

        Assert.Equal((1, 0), (outcome.ExitCode, again.ExitCode));
        Assert.Contains("Gave up after 10 minutes", outcome.Error);
        Assert.InRange(Client.Waits.Sum(wait => wait.TotalMinutes), 9, BatchSender.Patience.TotalMinutes);
        Assert.Equal(4, Server.Accepted.Count);
    }

    [Fact]
    public async Task Where_nothing_listens_the_command_says_how_to_start_it()
    {
        var outcome = await Client.RunAsync("send", Client.WriteFile("events.ndjson", Event(0)), "--server", "http://127.0.0.1:1");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is it running? Start it with ./isobar up", outcome.Error);
        Assert.Empty(Client.Waits);
    }

    [Theory]
    [InlineData(401, "--key or ISOBAR_API_KEY")]
    [InlineData(403, "scope")]
    [InlineData(413, "Too much of it.")]
    public async Task What_another_attempt_cannot_mend_ends_the_command(int status, string message)
    {
        Server.Usually("/v1/events", Replies.Problem(status, "Too much of it."));

        var outcome = await Client.RunAsync("send", Client.WriteFile("events.ndjson", Event(0)));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.Empty(Client.Waits);
    }

    [Fact]
    public async Task The_key_goes_along()
    {
        Client.Variables["ISOBAR_API_KEY"] = "from-the-environment";
        var file = Client.WriteFile("events.ndjson", Event(0));

        await Client.RunAsync("send", file);
        await Client.RunAsync("send", file, "--key", "from-the-option");

        Assert.Equal<string?[]>(
            ["Bearer from-the-environment", "Bearer from-the-option"], [.. Server.Requests.Select(request => request.Authorization)]);
    }
}
