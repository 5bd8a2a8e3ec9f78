using Isobar.Broker;
using Isobar.Tests.Doubles.PubSub;

namespace Isobar.Tests.PubSub;

public sealed class PublishTests : ServiceTests
{
    [Fact]
    public async Task Calls_that_overlap_share_requests()
    {
        var broker = await OpenAsync(options => options.BatchInterval = TimeSpan.FromMilliseconds(200));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => broker.PublishAsync(Topic, [Message($"{i}")], default)));

        Assert.InRange(Seen(PubSubOperation.Publish).Count(), 1, 2);
        Assert.Equal(100, Service.Published);
    }

    [Fact]
    public async Task Calls_that_come_while_requests_are_under_way_go_together_with_the_next()
    {
        var broker = await OpenAsync(options => (options.BatchInterval, options.MaxConcurrentPublishes) = (TimeSpan.Zero, 1));
        var release = new TaskCompletionSource();
        Service.Next(PubSubOperation.Publish, PubSubFault.Held(release.Task));
        var first = broker.PublishAsync(Topic, [Message("first")], default);
        await Service.ArrivalAsync(PubSubOperation.Publish);

        var others = Enumerable.Range(0, 50).Select(i => broker.PublishAsync(Topic, [Message($"{i}")], default)).ToList();
        release.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, 50], Seen(PubSubOperation.Publish).Select(request => request.Items));
    }

    [Fact]
    public async Task Request_has_no_more_messages_than_allowed()
    {
        var broker = await OpenAsync();

        await broker.PublishAsync(Topic, Messages(2_500), default);

        Assert.Equal([500, 1_000, 1_000], Seen(PubSubOperation.Publish).Select(request => request.Items).Order());
    }

    [Fact]
    public async Task Request_has_no_more_bytes_than_allowed()
    {
        var broker = await OpenAsync(options => options.MaxBatchBytes = 10_000);

        await broker.PublishAsync(Topic, Messages(10, bytes: 4_900), default);

        Assert.Equal([2, 2, 2, 2, 2], Seen(PubSubOperation.Publish).Select(request => request.Items));
    }

    [Fact]
    public async Task Largest_message_goes_through()
    {
        var broker = await OpenAsync();

        await broker.PublishAsync(Topic, Messages(1, OutgoingMessage.MaximumBytes), default);

        Assert.Equal(OutgoingMessage.MaximumBytes, Assert.Single(await PullAllAsync(broker, 1)).Payload.Length);
    }

    public static TheoryData<OutgoingMessage, string> OverALimit() => new()
    {
        { new(new byte[OutgoingMessage.MaximumBytes + 1], MessageAttributes.Empty), "10000000" },
        { new(default, MessageAttributes.Empty), "empty" },
        { Message("a", [.. Enumerable.Range(0, 101).Select(i => KeyValuePair.Create($"k{i}", "v"))]), "101 attributes" },
        { Message("a", KeyValuePair.Create(new string('k', 257), "v")), "257 bytes" },
        { Message("a", KeyValuePair.Create("", "v")), "0 bytes" },
        { Message("a", KeyValuePair.Create("key", new string('v', 1_025))), "1025 bytes" },
        { Message("a", KeyValuePair.Create("google_id", "v")), "Google's own" },
    };

    [Theory]
    [MemberData(nameof(OverALimit), DisableDiscoveryEnumeration = true)]
    public async Task Message_over_a_limit_is_named_with_the_limit_and_nothing_is_sent(OutgoingMessage message, string said)
    {
        var broker = await OpenAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => broker.PublishAsync(Topic, [Message("fine"), message], default));

        Assert.Contains("Message 1 of 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Seen(PubSubOperation.Publish));
    }

    [Fact]
    public async Task What_Pub_Sub_refuses_fails_its_own_caller_alone()
    {
        var broker = await OpenAsync(options => (options.BatchInterval, options.MaxConcurrentPublishes) = (TimeSpan.FromMilliseconds(200), 1));

        // The request of both is refused, and then that of the first alone.
        Service.Next(PubSubOperation.Publish, PubSubFault.Error(400, "INVALID_ARGUMENT"), PubSubFault.Error(400, "INVALID_ARGUMENT"));
        var guilty = broker.PublishAsync(Topic, [Message("guilty")], default);
        var innocent = broker.PublishAsync(Topic, [Message("innocent")], default);

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => guilty);
        await innocent;
        Assert.Contains(TopicName, refused.Message, StringComparison.Ordinal);
        Assert.Equal("innocent", TextOf(Assert.Single(await PullAllAsync(broker, 1))));
    }

    [Fact]
    public async Task Cancelled_call_stops_waiting()
    {
        var broker = await OpenAsync();
        var release = new TaskCompletionSource();
        Service.Next(PubSubOperation.Publish, PubSubFault.Held(release.Task));
        using var cancellation = new CancellationTokenSource();
        var call = broker.PublishAsync(Topic, [Message("a")], cancellation.Token);
        await Service.ArrivalAsync(PubSubOperation.Publish);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        release.SetResult();
        Assert.Equal("a", TextOf(Assert.Single(await PullAllAsync(broker, 1))));
    }

    [Fact]
    public async Task Disposing_sends_what_waits()
    {
        var connection = Connect(options => options.BatchInterval = TimeSpan.FromSeconds(10));
        await connection.Broker.EnsureTopicAsync(Topic, default);
        var call = connection.Broker.PublishAsync(Topic, [Message("a")], default);

        await connection.DisposeAsync();

        await call;
        Assert.Equal(1, Service.Published);
    }
}
