using System.Text;
using Isobar.Broker;
using Xunit.Abstractions;

namespace Isobar.Tests.Ports.Broker;

/// <summary>A broker with one topic and one subscription, and what tests do with them.</summary>
public abstract class BrokerTests(ITestOutputHelper output) : IAsyncLifetime
{
    protected const string Topic = "user-events";
    protected const string Pipeline = "pipeline";

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected ITestOutputHelper Output { get; } = output;

    protected BrokerFixture Fixture { get; private set; } = null!;

    protected IBroker Broker => Fixture.Broker;

    protected virtual SubscriptionSettings Settings { get; } = new()
    {
        Topic = Topic,
        AckDeadline = TimeSpan.FromSeconds(30),
        MinimumBackoff = TimeSpan.FromSeconds(1),
        MaximumBackoff = TimeSpan.FromSeconds(10),
    };

    public virtual async Task InitializeAsync()
    {
        Fixture = await CreateAsync();
        await Broker.EnsureTopicAsync(Topic, default);
        await Broker.EnsureSubscriptionAsync(Pipeline, Settings, default);
    }

    public async Task DisposeAsync() => await Fixture.DisposeAsync();

    protected abstract Task<BrokerFixture> CreateAsync();

    protected static OutgoingMessage Message(string text, params KeyValuePair<string, string>[] attributes) =>
        new(Encoding.UTF8.GetBytes(text), attributes.Length == 0 ? MessageAttributes.Empty : new MessageAttributes(attributes));

    protected static string TextOf(ReceivedMessage message) => Encoding.UTF8.GetString(message.Payload.Span);

    protected Task PublishAsync(params string[] texts) =>
        Broker.PublishAsync(Topic, [.. texts.Select(text => Message(text))], default);

    protected async Task<ReceivedMessage> PullOneAsync(string subscription = Pipeline) =>
        Assert.Single(await PullAllAsync(1, subscription));

    protected Task<IReadOnlyList<ReceivedMessage>> PullAsync(int maximum, string subscription = Pipeline) =>
        Broker.PullAsync(subscription, maximum, default).WaitAsync(Patience);

    protected async Task AssertNothingToPullAsync(string subscription = Pipeline)
    {
        var pull = Broker.PullAsync(subscription, 100, default);
        await Fixture.AdvanceAsync(Fixture.PollInterval);
        Assert.Empty(await pull.WaitAsync(Patience));
    }

    /// <summary>Pulls until a number of messages has come.</summary>
    protected async Task<List<ReceivedMessage>> PullAllAsync(int count, string subscription = Pipeline)
    {
        using var patience = new CancellationTokenSource(Patience);
        var all = new List<ReceivedMessage>();
        while (all.Count < count)
        {
            all.AddRange(await Broker.PullAsync(subscription, count - all.Count, patience.Token));
        }

        return all;
    }

    protected Task AcknowledgeAsync(params IEnumerable<ReceivedMessage> messages) =>
        Broker.AcknowledgeAsync(Pipeline, [.. messages.Select(message => message.AckId)], default);

    protected Task GiveBackAsync(ReceivedMessage message, bool atFault = false) =>
        Broker.NegativeAcknowledgeAsync(Pipeline, [new NegativeAcknowledgement(message.AckId, atFault)], default);
}
