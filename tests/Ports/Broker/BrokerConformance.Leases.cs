namespace Isobar.Tests.Ports.Broker;

public abstract partial class BrokerConformance
{
    private static readonly TimeSpan ALittle = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Leased_message_goes_to_nobody_else()
    {
        await PublishAsync("a");
        await PullOneAsync();

        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Acknowledged_message_does_not_come_back()
    {
        await PublishAsync("a");
        await AcknowledgeAsync(await PullOneAsync());

        await Fixture.AdvanceAsync(Settings.AckDeadline + ALittle);

        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Message_comes_back_when_its_lease_has_expired()
    {
        await PublishAsync("a");
        var first = await PullOneAsync();

        await Fixture.AdvanceAsync(Settings.AckDeadline + ALittle);

        var second = await PullOneAsync();
        Assert.Equal("a", TextOf(second));
        Assert.Equal(first.MessageId, second.MessageId);
        Assert.NotEqual(first.AckId, second.AckId);
        Assert.Equal(0, second.Faults);
        Assert.True(second.Deliveries >= 1);
    }

    [Fact]
    public async Task Waiting_pull_gets_a_message_whose_lease_expires_meanwhile()
    {
        if (Fixture.ExactTimes.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a");
        await PullOneAsync();
        await Fixture.AdvanceAsync(Settings.AckDeadline - (Fixture.PollInterval / 2));

        var pull = PullAsync(1);
        await Fixture.AdvanceAsync(Fixture.PollInterval);

        Assert.Equal("a", TextOf(Assert.Single(await pull)));
    }

    [Fact]
    public async Task Extended_lease_lasts_until_its_new_end()
    {
        await PublishAsync("a");
        var received = await PullOneAsync();
        await Fixture.AdvanceAsync(Settings.AckDeadline - ALittle);

        await Broker.ExtendAsync(Pipeline, [received.AckId], Settings.AckDeadline, default);

        await Fixture.AdvanceAsync(ALittle + ALittle);
        await AssertNothingToPullAsync();
        await Fixture.AdvanceAsync(Settings.AckDeadline);
        Assert.Equal("a", TextOf(await PullOneAsync()));
    }

    [Fact]
    public async Task Extended_lease_can_be_settled()
    {
        await PublishAsync("a");
        var received = await PullOneAsync();
        await Fixture.AdvanceAsync(Settings.AckDeadline - ALittle);
        await Broker.ExtendAsync(Pipeline, [received.AckId], Settings.AckDeadline, default);
        await Fixture.AdvanceAsync(ALittle + ALittle);

        await AcknowledgeAsync(received);

        await Fixture.AdvanceAsync(Settings.AckDeadline);
        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Settling_a_lease_that_has_expired_is_counted_and_ignored()
    {
        if (Fixture.ExactFigures.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a");
        var expired = await PullOneAsync();
        await Fixture.AdvanceAsync(Settings.AckDeadline + ALittle);
        var current = await PullOneAsync();

        await AcknowledgeAsync(expired);
        await GiveBackAsync(expired, atFault: true);
        await Broker.ExtendAsync(Pipeline, [expired.AckId], Settings.AckDeadline, default);

        var backlog = await Broker.GetBacklogAsync(Pipeline, default);
        Assert.Equal(3, backlog.ExpiredSettlements);
        Assert.Equal(1, backlog.Unacknowledged);
        await AcknowledgeAsync(current);
        Assert.Equal(0, (await Broker.GetBacklogAsync(Pipeline, default)).Unacknowledged);
    }

    [Fact]
    public async Task Identifier_that_is_none_is_counted_and_ignored()
    {
        if (Fixture.ExactFigures.IsMissing(Output))
        {
            return;
        }

        await Broker.AcknowledgeAsync(Pipeline, ["nonsense", "1.2.3", string.Empty], default);

        Assert.Equal(3, (await Broker.GetBacklogAsync(Pipeline, default)).ExpiredSettlements);
    }

    [Fact]
    public async Task Backlog_counts_what_is_not_acknowledged()
    {
        if (Fixture.ExactFigures.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a", "b", "c", "d");
        var received = await PullAllAsync(3);
        await AcknowledgeAsync(received[0]);

        var backlog = await Broker.GetBacklogAsync(Pipeline, default);

        Assert.Equal(3, backlog.Unacknowledged);
        Assert.Equal(2, backlog.Leased);
        Assert.Equal(received[0].PublishedAt, backlog.OldestUnacknowledgedAt);
    }

    [Fact]
    public async Task Backlog_of_nothing_has_no_oldest_message()
    {
        if (Fixture.ExactFigures.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a");
        await AcknowledgeAsync(await PullOneAsync());

        Assert.Equal(new Isobar.Broker.Backlog(0, 0, null, 0), await Broker.GetBacklogAsync(Pipeline, default));
    }
}
