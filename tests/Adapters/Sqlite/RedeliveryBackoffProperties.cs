using FsCheck.Xunit;
using Isobar.Broker;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>How long the embedded broker keeps back what was given back, whatever a subscription's settings.</summary>
public sealed class RedeliveryBackoffProperties : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SqliteBrokerFixture _fixture = new();
    private int _subscriptions;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Property(MaxTest = 40)]
    public async Task Waits_double_from_the_shortest_to_the_longest(ushort minimum, ushort more, byte times)
    {
        var settings = Settings(minimum, more);
        var message = await PublishAndPullAsync(settings);
        for (var time = 0; time < times % 12; time++)
        {
            var doubled = settings.MinimumBackoff * Math.Pow(2, time);
            await GiveBackAsync(settings, message);

            message = await PullExactlyAfterAsync(settings, doubled < settings.MaximumBackoff ? doubled : settings.MaximumBackoff);
        }
    }

    // Whole milliseconds, and longer than a pull waits: the pull before the time must come back empty.
    private SubscriptionSettings Settings(ushort minimum, ushort more) => new()
    {
        Topic = $"topic-{++_subscriptions}",
        MinimumBackoff = TimeSpan.FromMilliseconds(200 + (minimum % 2_000)),
        MaximumBackoff = TimeSpan.FromMilliseconds(200 + (minimum % 2_000) + more),
    };

    private async Task<ReceivedMessage> PublishAndPullAsync(SubscriptionSettings settings)
    {
        await _fixture.Broker.EnsureTopicAsync(settings.Topic, default);
        await _fixture.Broker.EnsureSubscriptionAsync(settings.Topic, settings, default);
        await _fixture.Broker.PublishAsync(settings.Topic, [new OutgoingMessage("m"u8.ToArray(), MessageAttributes.Empty)], default);
        return Assert.Single(await PullAsync(settings));
    }

    private async Task<ReceivedMessage> PullExactlyAfterAsync(SubscriptionSettings settings, TimeSpan wait)
    {
        var last = TimeSpan.FromMilliseconds(1);
        _fixture.Time.Advance(wait - _fixture.PollInterval - last);
        var early = PullAsync(settings);
        _fixture.Time.Advance(_fixture.PollInterval);
        Assert.Empty(await early);
        _fixture.Time.Advance(last);
        return Assert.Single(await PullAsync(settings));
    }

    private Task<IReadOnlyList<ReceivedMessage>> PullAsync(SubscriptionSettings settings) =>
        _fixture.Broker.PullAsync(settings.Topic, 1, default).WaitAsync(Patience);

    private Task GiveBackAsync(SubscriptionSettings settings, ReceivedMessage message) =>
        _fixture.Broker.NegativeAcknowledgeAsync(settings.Topic, [new NegativeAcknowledgement(message.AckId, MessageAtFault: false)], default);
}
