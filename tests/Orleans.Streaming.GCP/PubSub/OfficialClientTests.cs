using System.Globalization;
using System.Text;
using Isobar.Broker;
using Isobar.Tests.Doubles.PubSub;
using Xunit.Abstractions;

namespace Isobar.Tests.PubSub;

/// <summary>Google's own client and this one read each other's messages, through Google's own emulator.</summary>
public sealed class OfficialClientTests(ITestOutputHelper output)
{
    private const int Count = 500;

    [Fact]
    public async Task What_Googles_own_client_publishes_is_pulled_and_acknowledged()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var fixture = await OpenAsync(emulator);
        if (await OfficialPubSubClient.FindAsync(emulator.Host, fixture.Project, output.WriteLine) is not { } official)
        {
            return;
        }

        var ids = await official.PublishAsync("user-events", Enumerable.Range(0, Count).Select(MessageOf));

        var received = new Dictionary<string, ReceivedMessage>(StringComparer.Ordinal);
        while (received.Count < Count)
        {
            var messages = await fixture.Broker.PullAsync("pipeline", 100, default).WaitAsync(TimeSpan.FromSeconds(60));
            await fixture.Broker.AcknowledgeAsync("pipeline", [.. messages.Select(message => message.AckId)], default);
            foreach (var message in messages)
            {
                received[message.MessageId] = message;
            }
        }

        Assert.Equal(ids.Order(), received.Keys.Order());
        Assert.Equal(
            Enumerable.Range(0, Count).Select(i => MessageOf(i).Data).Order(),
            received.Values.Select(message => Encoding.UTF8.GetString(message.Payload.Span)).Order());
        Assert.All(received.Values, message => Assert.Equal("application/json", message.Attributes["content_type"]));
        Assert.Empty(await fixture.Broker.PullAsync("pipeline", 1, default));
    }

    [Fact]
    public async Task What_this_client_publishes_is_read_by_Googles_own()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await using var fixture = await OpenAsync(emulator);
        if (await OfficialPubSubClient.FindAsync(emulator.Host, fixture.Project, output.WriteLine) is not { } official)
        {
            return;
        }

        await fixture.Broker.PublishAsync("user-events", [.. Enumerable.Range(0, Count).Select(i => OutgoingOf(MessageOf(i)))], default);

        var read = await official.ReadAsync("pipeline", Count);

        Assert.Equal(
            Enumerable.Range(0, Count).Select(i => MessageOf(i).Data).Order(),
            read.Select(message => message.Data).Order());
        Assert.All(read, message => Assert.Equal(
            MessageOf(int.Parse(message.Attributes["number"], CultureInfo.InvariantCulture)).Attributes, message.Attributes));
    }

    private static OfficialMessage MessageOf(int i) => new(
        $$"""{"event_id":"e{{i}}","user_id":"ümlaut <&> {{i % 7}}","type":"click+/="}""",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["content_type"] = "application/json", ["number"] = $"{i}", ["wörd"] = "\"quoted\" 😀" });

    private static OutgoingMessage OutgoingOf(OfficialMessage message) =>
        new(Encoding.UTF8.GetBytes(message.Data), new MessageAttributes([.. message.Attributes]));

    private static async Task<EmulatorFixture> OpenAsync(PubSubEmulator emulator)
    {
        var fixture = new EmulatorFixture(emulator);
        await fixture.Broker.EnsureTopicAsync("user-events", default);
        await fixture.Broker.EnsureSubscriptionAsync("pipeline", new SubscriptionSettings { Topic = "user-events" }, default);
        return fixture;
    }
}
