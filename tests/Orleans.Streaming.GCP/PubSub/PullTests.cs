using Isobar.Broker;
using Isobar.PubSub;
using Isobar.Tests.Doubles.PubSub;

namespace Isobar.Tests.PubSub;

/// <summary>What becomes of pulls that nobody waits for any more.</summary>
public sealed class PullTests : ServiceTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Pull_that_waited_in_vain_answers_with_nothing_and_its_request_serves_the_next()
    {
        var broker = await OpenAsync(options => options.PollInterval = Short);

        Assert.Empty(await broker.PullAsync(Pipeline, 10, default));
        Assert.Empty(await broker.PullAsync(Pipeline, 10, default));

        Assert.Equal(1, Service.Count(PubSubOperation.Pull));
    }

    [Fact]
    public async Task What_a_cancelled_pull_brings_is_had_by_the_next_caller()
    {
        var broker = await OpenAsync();
        await CancelAPullAsync(broker);

        await broker.PublishAsync(Topic, [Message("a"), Message("b")], default);

        Assert.Equal(2, (await PullAllAsync(broker, 2)).Count);
        Assert.Equal(1, Service.Count(PubSubOperation.Pull));
    }

    [Fact]
    public async Task What_nobody_wants_within_the_grace_is_given_back()
    {
        var broker = await OpenAsync(options => options.PullGrace = TimeSpan.FromMilliseconds(500));
        await CancelAPullAsync(broker);
        await broker.PublishAsync(Topic, [Message("a")], default);

        await Service.ArrivalAsync(PubSubOperation.ModifyAckDeadline);

        var other = Connect().Broker;
        Assert.Equal("a", TextOf(Assert.Single(await PullAllAsync(other, 1))));
        Assert.Equal(0, broker.PullsRunning);
    }

    [Fact]
    public async Task Request_that_nobody_wants_ends_after_the_grace()
    {
        var broker = await OpenAsync(options => options.PullGrace = Short);
        await CancelAPullAsync(broker);

        await Eventually.HoldsAsync(() => Service.WaitingPulls == 0 && broker.PullsRunning == 0);

        await broker.PublishAsync(Topic, [Message("a")], default);
        Assert.Single(await PullAllAsync(broker, 1));
    }

    [Fact]
    public async Task Disposing_gives_back_what_was_for_nobody()
    {
        var connection = Connect();
        await OpenAsync();
        using var cancellation = new CancellationTokenSource();
        var pull = connection.Broker.PullAsync(Pipeline, 10, cancellation.Token);
        await Service.ArrivalAsync(PubSubOperation.Pull);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pull);
        await connection.Broker.PublishAsync(Topic, [Message("a")], default);
        await Eventually.HoldsAsync(() => connection.Broker.PullsRunning == 0);

        await connection.DisposeAsync();

        Assert.Equal("a", TextOf(Assert.Single(await PullAllAsync(Connect().Broker, 1))));
    }

    [Fact]
    public async Task Failed_pull_fails_one_caller_and_the_next_may_succeed()
    {
        var broker = await OpenAsync(options => options.Retries = 0);
        Service.Next(PubSubOperation.Pull, PubSubFault.Error(503, "UNAVAILABLE"));
        await broker.PublishAsync(Topic, [Message("a")], default);

        await Assert.ThrowsAsync<BrokerUnavailableException>(() => broker.PullAsync(Pipeline, 1, default));

        Assert.Single(await PullAllAsync(broker, 1));
    }

    [Fact]
    public async Task Request_asks_for_no_more_than_Pub_Sub_gives()
    {
        var broker = await OpenAsync();
        await broker.PublishAsync(Topic, Messages(1), default);

        Assert.Single(await broker.PullAsync(Pipeline, 12_000, default));

        Assert.Equal(1_000, Assert.Single(Seen(PubSubOperation.Pull)).Items);
    }

    [Fact]
    public async Task Callers_at_once_each_have_a_request()
    {
        var broker = await OpenAsync(options => options.PollInterval = TimeSpan.FromSeconds(30));

        var pulls = Enumerable.Range(0, 20).Select(_ => broker.PullAsync(Pipeline, 1, default)).ToList();
        await Eventually.HoldsAsync(() => Service.WaitingPulls == 20);
        await broker.PublishAsync(Topic, Messages(20), default);

        Assert.Equal(20, (await Task.WhenAll(pulls)).Sum(messages => messages.Count));
    }

    private async Task CancelAPullAsync(PubSubBroker broker)
    {
        using var cancellation = new CancellationTokenSource();
        var pull = broker.PullAsync(Pipeline, 10, cancellation.Token);
        await Service.ArrivalAsync(PubSubOperation.Pull);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pull);
    }
}
