using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Sending;

public sealed class SendResumeTests : ClientTest
{
    private const string Bare = """{"user_id":"u","type":"t"}""";

    [Fact]
    public async Task A_send_that_is_interrupted_and_repeated_goes_on_and_doubles_nothing()
    {
        var file = Client.WriteFile("events.ndjson", Lines(10, _ => Bare));
        using var interrupt = new CancellationTokenSource();
        Server.Once("/v1/events", Server.AcceptAsync);
        Server.Once("/v1/events", async context =>
        {
            // Taken, but the interruption comes before the answer.
            await Server.AcceptAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext { Items = context.Items });
            await interrupt.CancelAsync();
            await Replies.Cut(context);
        });

        var interrupted = await Client.RunAsync(interrupt.Token, "send", file, "--batch", "3");
        Client.Clock.Advance(TimeSpan.FromHours(5));
        var repeated = await Client.RunAsync("send", file, "--batch", "3");

        Assert.Equal((1, 0), (interrupted.ExitCode, repeated.ExitCode));
        Assert.Contains("Interrupted after 3 events. The same command goes on from there.", interrupted.Error);
        Assert.Contains("Went on after the 3 events", repeated.Output);
        Assert.Equal((13, 10), (Server.Accepted.Count, Server.RowKeys.Distinct().Count()));
    }

    [Fact]
    public async Task A_send_that_is_repeated_sends_the_same_events()
    {
        var file = Client.WriteFile("events.ndjson", Lines(10, _ => Bare));

        await Client.RunAsync("send", file);
        Client.Clock.Advance(TimeSpan.FromDays(40));
        await Client.RunAsync("send", file);

        Assert.Equal((20, 10), (Server.Accepted.Count, Server.RowKeys.Distinct().Count()));
    }

    [Fact]
    public async Task Restart_forgets_the_time_but_not_the_identity()
    {
        var file = Client.WriteFile("events.ndjson", Bare);

        await Client.RunAsync("send", file);
        Client.Clock.Advance(TimeSpan.FromDays(1));
        await Client.RunAsync("send", file, "--restart");

        Assert.Single(Server.Accepted.Select(accepted => EventJson.Text(accepted, "event_id")).Distinct(StringComparer.Ordinal));
        Assert.Equal<string[]>(
            ["2026-01-31T08:30:00.000Z", "2026-02-01T08:30:00.000Z"],
            [.. Server.Accepted.Select(accepted => EventJson.Text(accepted, "occurred_at"))]);
    }

    [Fact]
    public async Task What_one_server_has_is_still_sent_to_another()
    {
        await using var other = await ServerDouble.StartAsync();
        var file = Client.WriteFile("events.ndjson", Lines(3, _ => Bare));
        Server.Once("/v1/events", Server.AcceptAsync).Usually("/v1/events", Replies.Problem(413, "No more."));

        await Client.RunAsync("send", file, "--batch", "2");
        await Client.RunAsync("send", file, "--server", other.Address);

        Assert.Equal((2, 3), (Server.Accepted.Count, other.Accepted.Count));
    }

    [Fact]
    public async Task Rejections_before_an_interruption_still_count()
    {
        var file = Client.WriteFile("events.ndjson", "nonsense\n" + Event(1) + "\n" + Event(2));
        Server.Once("/v1/events", Server.AcceptAsync).Once("/v1/events", Replies.Problem(413, "No more."));

        await Client.RunAsync("send", file, "--batch", "2");
        var repeated = await Client.RunAsync("send", file, "--batch", "2");

        Assert.Equal(1, repeated.ExitCode);
        Assert.Contains("(1 more before the interruption)", repeated.Output);
    }

    [Fact]
    public async Task Given_ids_and_times_are_left_as_they_are()
    {
        await Client.RunAsync("send", Client.WriteFile("events.ndjson", Event(4)));

        Assert.Equal($"[{Event(4)}]", Assert.Single(Server.Requests).Body);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_is_named()
    {
        var file = Client.WriteFile("events.ndjson", Bare);
        await Client.RunAsync("send", file);
        var journal = Assert.Single(Directory.GetFiles(Client.PathOf("state/isobar/send")));
        await File.WriteAllTextAsync(journal, "{");

        var outcome = await Client.RunAsync("send", file);
        var restarted = await Client.RunAsync("send", file, "--restart");

        Assert.Equal((1, 0), (outcome.ExitCode, restarted.ExitCode));
        Assert.Contains("--restart", outcome.Error);
    }

    [Fact]
    public async Task Standard_input_gets_new_ids_and_the_time_of_reading()
    {
        Client.Input = ClientHarness.Text(Lines(2, _ => Bare));

        var outcome = await Client.RunAsync("send", "-");

        Assert.Equal(0, outcome.ExitCode);
        Assert.All(Server.Accepted, accepted => Assert.Equal(7, Guid.Parse(EventJson.Text(accepted, "event_id")).Version));
        Assert.Equal(2, Server.RowKeys.Distinct().Count());
    }
}
