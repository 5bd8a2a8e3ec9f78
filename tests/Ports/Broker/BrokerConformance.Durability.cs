using System.Collections.Concurrent;

namespace Isobar.Tests.Ports.Broker;

public abstract partial class BrokerConformance
{
    [Fact]
    public async Task Published_message_survives_a_restart()
    {
        if (Fixture.Restart.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a");
        await Fixture.RestartAsync();

        Assert.Equal("a", TextOf(await PullOneAsync()));
    }

    [Fact]
    public async Task Leased_message_is_free_after_a_restart()
    {
        if (Fixture.Restart.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a");
        var before = await PullOneAsync();
        await Fixture.RestartAsync();

        var after = await PullOneAsync();
        Assert.Equal(before.MessageId, after.MessageId);
        Assert.NotEqual(before.AckId, after.AckId);
    }

    [Fact]
    public async Task Identifier_from_before_a_restart_settles_nothing()
    {
        if (Fixture.Restart.IsMissing(Output) || Fixture.ExactFigures.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a");
        var before = await PullOneAsync();
        await Fixture.RestartAsync();
        await PullOneAsync();

        await AcknowledgeAsync(before);

        var backlog = await Broker.GetBacklogAsync(Pipeline, default);
        Assert.Equal((1, 1), (backlog.Unacknowledged, backlog.ExpiredSettlements));
    }

    [Fact]
    public async Task Acknowledged_message_does_not_come_back_after_an_orderly_restart()
    {
        if (Fixture.Restart.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a", "b", "c");
        await AcknowledgeAsync((await PullAllAsync(3)).Where(message => TextOf(message) != "b"));
        await Fixture.RestartAsync();

        Assert.Equal("b", TextOf(await PullOneAsync()));
        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Seek_delivers_again_what_was_published_since_then()
    {
        if (Fixture.Seek.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("early");
        await Fixture.AdvanceAsync(ALittle);
        await PublishAsync("late");
        var all = await PullAllAsync(2);
        await AcknowledgeAsync(all);

        await Broker.SeekAsync(Pipeline, all.Single(message => TextOf(message) == "late").PublishedAt, default);

        Assert.Equal("late", TextOf(await PullOneAsync()));
        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Seek_forward_settles_what_is_earlier()
    {
        if (Fixture.Seek.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("early");
        await Fixture.AdvanceAsync(ALittle);
        await PublishAsync("late");
        var leased = await PullAllAsync(2);

        await Broker.SeekAsync(Pipeline, leased.Single(message => TextOf(message) == "late").PublishedAt, default);

        Assert.Equal("late", TextOf(await PullOneAsync()));
        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Seek_ends_leases_and_survives_a_restart()
    {
        if (Fixture.Seek.IsMissing(Output) || Fixture.Restart.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a", "b");
        await AcknowledgeAsync((await PullAllAsync(2))[0]);
        // So that the acknowledgement is durable, and has to be taken back.
        await Fixture.RestartAsync();
        var leased = await PullOneAsync();
        await Broker.SeekAsync(Pipeline, leased.PublishedAt, default);
        await AcknowledgeAsync(leased);
        await Fixture.RestartAsync();

        Assert.Equal(["a", "b"], (await PullAllAsync(2)).Select(TextOf).Order());
    }

    [Fact]
    public async Task Many_publishers_and_consumers_at_once_lose_and_repeat_nothing()
    {
        const int Publishers = 8, Consumers = 4, Batches = 25, BatchSize = 40;
        const int Total = Publishers * Batches * BatchSize;
        var received = new ConcurrentBag<string>();
        using var enough = new CancellationTokenSource();

        var consumers = Enumerable.Range(0, Consumers).Select(_ => Task.Run(ConsumeAsync)).ToList();
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(publisher => Task.Run(() => PublishBatchesAsync(publisher))));
        await Task.WhenAll(consumers).WaitAsync(Patience);

        Assert.Equal(Total, received.Count);
        Assert.Equal(Total, received.Distinct(StringComparer.Ordinal).Count());

        async Task PublishBatchesAsync(int publisher)
        {
            for (var batch = 0; batch < Batches; batch++)
            {
                await PublishAsync([.. Enumerable.Range(0, BatchSize).Select(i => $"{publisher}/{batch}/{i}")]);
            }
        }

        async Task ConsumeAsync()
        {
            try
            {
                while (received.Count < Total)
                {
                    var messages = await Broker.PullAsync(Pipeline, 100, enough.Token);
                    await AcknowledgeAsync(messages);
                    foreach (var message in messages)
                    {
                        received.Add(TextOf(message));
                    }
                }

                await enough.CancelAsync();
            }
            catch (OperationCanceledException) when (enough.IsCancellationRequested)
            {
                // Another consumer had the last one.
            }
        }
    }
}
