using System.Text;
using Isobar.Broker;
using Isobar.Tests.Doubles.PubSub;
using Xunit.Abstractions;

namespace Isobar.Tests.PubSub;

/// <summary>What only a real server can show.</summary>
public sealed class EmulatorTests(ITestOutputHelper output)
{
    private static readonly SubscriptionSettings Settings = new() { Topic = "user-events", AckDeadline = TimeSpan.FromSeconds(10) };

    [Fact]
    public async Task Killed_server_is_waited_for_and_the_client_goes_on_with_its_successor()
    {
        if (EmulatorInstallation.Find() is not { } installation)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var emulator = await PubSubEmulator.StartAsync(installation);
        await using var fixture = new EmulatorFixture(emulator, options => (options.Retries, options.RetryDeadline) = (20, TimeSpan.FromMinutes(1)));
        await OpenAsync(fixture.Broker);
        var pull = fixture.Broker.PullAsync("pipeline", 10, default);
        await emulator.KillAsync();
        var creation = fixture.Broker.EnsureTopicAsync("user-events", default);

        await emulator.RestartAsync();
        await creation;

        // The emulator forgets everything, its subscriptions too: the pull ends with nothing, or with that.
        Assert.True(await Record.ExceptionAsync(() => pull) is null or BrokerResourceNotFoundException);
        await OpenAsync(fixture.Broker);
        await fixture.Broker.PublishAsync("user-events", [new(Encoding.UTF8.GetBytes("after"), MessageAttributes.Empty)], default);
        Assert.Equal("after", Encoding.UTF8.GetString((await PullOneAsync(fixture.Broker)).Payload.Span));
    }

    [Fact]
    public async Task Changed_settings_are_applied_and_a_dead_letter_policy_set()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var fixture = new EmulatorFixture(emulator);
        await OpenAsync(fixture.Broker);
        await using var changed = new BrokerOf(emulator.Host, fixture.Project, configure: options =>
            (options.DeadLetterTopic, options.MaxDeliveryAttempts, options.MessageRetention) = ("dead", 5, TimeSpan.FromHours(1)));

        await changed.Broker.EnsureSubscriptionAsync(
            "pipeline", Settings with { AckDeadline = TimeSpan.FromSeconds(20) }, default);

        using var http = new HttpClient();
        var subscription = await http.GetStringAsync(new Uri($"http://{emulator.Host}/v1/projects/{fixture.Project}/subscriptions/pipeline"));
        Assert.Contains("\"ackDeadlineSeconds\": 20", subscription, StringComparison.Ordinal);
        Assert.Contains("\"messageRetentionDuration\": \"3600s\"", subscription, StringComparison.Ordinal);
        Assert.DoesNotContain("retryPolicy", subscription, StringComparison.Ordinal);
        Assert.Contains($"\"deadLetterTopic\": \"projects/{fixture.Project}/topics/dead\"", subscription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leases_that_ended_come_again_however_many_there_are_and_however_often_one_pulls()
    {
        const int Count = 50;
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var fixture = new EmulatorFixture(emulator);
        await OpenAsync(fixture.Broker);
        await fixture.Broker.PublishAsync(
            "user-events", [.. Enumerable.Range(0, Count).Select(static _ => new OutgoingMessage(new byte[1], MessageAttributes.Empty))], default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var first = await CollectAsync();

        var again = await CollectAsync();

        Assert.Equal(first.Order(StringComparer.Ordinal), again.Order(StringComparer.Ordinal));

        async Task<HashSet<string>> CollectAsync()
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            while (ids.Count < Count)
            {
                ids.UnionWith((await fixture.Broker.PullAsync("pipeline", 10, patience.Token)).Select(static message => message.MessageId));
            }

            return ids;
        }
    }

    [Fact]
    public async Task Malformed_identifier_takes_no_others_along()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var fixture = new EmulatorFixture(emulator);
        await OpenAsync(fixture.Broker);
        await fixture.Broker.PublishAsync("user-events", [new(new byte[1], MessageAttributes.Empty)], default);
        var message = await PullOneAsync(fixture.Broker);

        await fixture.Broker.AcknowledgeAsync("pipeline", ["nonsense", message.AckId, ""], default);

        Assert.Equal(2, (await fixture.Broker.GetBacklogAsync("pipeline", default)).ExpiredSettlements);
        await fixture.AdvanceAsync(Settings.AckDeadline);
        Assert.Empty(await fixture.Broker.PullAsync("pipeline", 1, default));
    }

    private static async Task OpenAsync(IBroker broker)
    {
        await broker.EnsureTopicAsync("user-events", default);
        await broker.EnsureSubscriptionAsync("pipeline", Settings, default);
    }

    private static async Task<ReceivedMessage> PullOneAsync(IBroker broker)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await broker.PullAsync("pipeline", 1, patience.Token) is [var message])
            {
                return message;
            }
        }
    }
}
