using Isobar.Broker;

namespace Isobar.Tests.Ports.Broker;

public abstract partial class BrokerConformance
{
    [Fact]
    public async Task Message_arrives_as_it_was_published()
    {
        var published = Message("täxt", new("ordering", "none"), new("empty", string.Empty));

        await Broker.PublishAsync(Topic, [published], default);

        var received = await PullOneAsync();
        Assert.Equal("täxt", TextOf(received));
        Assert.Equal(published.Attributes, received.Attributes);
        Assert.Equal(0, received.Faults);
        Assert.Equal(1, received.Deliveries);
        Assert.Equal(TimeSpan.Zero, received.PublishedAt.Offset);
    }

    [Fact]
    public async Task Empty_payload_arrives()
    {
        await Broker.PublishAsync(Topic, [Message(string.Empty, new KeyValuePair<string, string>("name", "value"))], default);

        Assert.Equal(0, (await PullOneAsync()).Payload.Length);
    }

    [Fact]
    public async Task Message_of_nothing_arrives()
    {
        if (Fixture.EmptyMessages.IsMissing(Output))
        {
            return;
        }

        await PublishAsync(string.Empty);

        Assert.Equal(0, (await PullOneAsync()).Payload.Length);
    }

    [Fact]
    public async Task Every_subscription_gets_every_message()
    {
        await Broker.EnsureSubscriptionAsync("audit", Settings, default);

        await PublishAsync("a", "b");

        Assert.Equal(["a", "b"], (await PullAllAsync(2)).Select(TextOf).Order());
        Assert.Equal(["a", "b"], (await PullAllAsync(2, "audit")).Select(TextOf).Order());
    }

    [Fact]
    public async Task Acknowledging_in_one_subscription_leaves_the_others_alone()
    {
        await Broker.EnsureSubscriptionAsync("audit", Settings, default);
        await PublishAsync("a");

        await AcknowledgeAsync(await PullOneAsync());

        Assert.Equal("a", TextOf(await PullOneAsync("audit")));
    }

    [Fact]
    public async Task Subscription_sees_only_what_is_published_after_it_was_created()
    {
        await PublishAsync("before");
        await Broker.EnsureSubscriptionAsync("late", Settings, default);
        await PublishAsync("after");

        Assert.Equal("after", TextOf(await PullOneAsync("late")));
        await AssertNothingToPullAsync("late");
    }

    [Fact]
    public async Task Topics_do_not_mix()
    {
        await Broker.EnsureTopicAsync("other", default);
        await Broker.PublishAsync("other", [Message("elsewhere")], default);
        await PublishAsync("here");

        Assert.Equal("here", TextOf(await PullOneAsync()));
        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Waiting_pull_gets_what_is_published_meanwhile()
    {
        var pull = PullAsync(10);

        await PublishAsync("a");

        Assert.Equal("a", TextOf(Assert.Single(await pull)));
    }

    [Fact]
    public async Task Pull_answers_with_nothing_after_the_poll_interval() => await AssertNothingToPullAsync();

    [Fact]
    public async Task Pull_takes_no_more_than_asked_for()
    {
        await PublishAsync("a", "b", "c");

        Assert.True((await PullAsync(2)).Count <= 2);
    }

    [Fact]
    public async Task Cancelled_pull_leaves_the_messages_to_others()
    {
        using var cancellation = new CancellationTokenSource();
        var pull = Broker.PullAsync(Pipeline, 10, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pull);

        await PublishAsync("a");

        Assert.Equal("a", TextOf(await PullOneAsync()));
    }

    /// <summary>Whichever comes first, message or cancellation: the message is in the answer, or free for the next pull.</summary>
    [Fact]
    public async Task Message_that_meets_a_cancelled_pull_is_handed_back()
    {
        for (var round = 0; round < 200; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var pull = Broker.PullAsync(Pipeline, 10, cancellation.Token);
            await Task.WhenAll(Task.Run(() => PublishAsync("a")), Task.Run(cancellation.CancelAsync));

            await AcknowledgeAsync(Assert.Single(await ResultOrNothingAsync(pull) ?? await PullAsync(10)));
        }

        static async Task<IReadOnlyList<ReceivedMessage>?> ResultOrNothingAsync(Task<IReadOnlyList<ReceivedMessage>> pull)
        {
            try
            {
                return await pull.WaitAsync(Patience);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task Ensuring_twice_is_no_error_and_keeps_the_messages()
    {
        await PublishAsync("a");

        await Broker.EnsureTopicAsync(Topic, default);
        await Broker.EnsureSubscriptionAsync(Pipeline, Settings with { AckDeadline = TimeSpan.FromSeconds(60) }, default);

        Assert.Equal("a", TextOf(await PullOneAsync()));
    }

    [Fact]
    public async Task Missing_topic_or_subscription_is_named()
    {
        var topic = await Assert.ThrowsAsync<BrokerResourceNotFoundException>(
            () => Broker.PublishAsync("no-topic", [Message("a")], default));
        var subscription = await Assert.ThrowsAsync<BrokerResourceNotFoundException>(
            () => Broker.PullAsync("no-subscription", 1, default));

        Assert.Contains("no-topic", topic.Message, StringComparison.Ordinal);
        Assert.Contains("no-subscription", subscription.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_over_the_limit_is_refused_with_its_whole_call()
    {
        var tooLarge = new OutgoingMessage(new byte[OutgoingMessage.MaximumBytes + 1], MessageAttributes.Empty);

        await Assert.ThrowsAsync<ArgumentException>(() => Broker.PublishAsync(Topic, [Message("small"), tooLarge], default));

        await AssertNothingToPullAsync();
    }
}
