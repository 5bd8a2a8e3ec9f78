using Orleans.Runtime;
using Xunit;

namespace Isobar.Runtime.Conformance.Tests;

public sealed class StreamTests(RuntimeFixture fixture) : ConformanceTest(fixture)
{
    [Fact]
    public async Task A_batch_observer_gets_a_batch_as_one()
    {
        const string Key = nameof(A_batch_observer_gets_a_batch_as_one);
        await Host.DeliverAsync(StreamId.Create("batches", Key), ["a", "b", "c"]);
        await Host.Until(Signals.When(Key + ":c"));
        Assert.Equal(["subscribed", "a,b,c"], Signals.Notes(Key));
    }

    [Fact]
    public async Task An_observer_gets_items_one_by_one_in_order()
    {
        const string Key = nameof(An_observer_gets_items_one_by_one_in_order);
        await Host.DeliverAsync(StreamId.Create("items", Key), ["a", "b", "c"]);
        await Host.Until(Signals.When(Key + ":c"));
        Assert.Equal(["a", "b", "c"], Signals.Notes(Key));
    }

    [Fact]
    public async Task A_grain_is_told_of_its_subscription_once()
    {
        const string Key = nameof(A_grain_is_told_of_its_subscription_once);
        await Host.DeliverAsync(StreamId.Create("batches", Key), ["a"]);
        await Host.Until(Signals.When(Key + ":a"));
        await Host.DeliverAsync(StreamId.Create("batches", Key), ["b"]);
        await Host.Until(Signals.When(Key + ":b"));
        Assert.Equal(["subscribed", "a", "b"], Signals.Notes(Key));
    }

    [Fact]
    public async Task A_delivery_fails_with_the_consumers_exception()
    {
        var delivery = Host.DeliverAsync(StreamId.Create("batches", nameof(A_delivery_fails_with_the_consumers_exception)), ["bad"]);
        Assert.Equal(3, (await Assert.ThrowsAsync<OddException>(() => delivery)).Code);
    }

    [Fact]
    public async Task A_delivery_fails_with_the_exception_of_an_observer_of_items()
    {
        const string Key = nameof(A_delivery_fails_with_the_exception_of_an_observer_of_items);
        var delivery = Host.DeliverAsync(StreamId.Create("items", Key), ["a", "bad", "c"]);
        Assert.Equal(3, (await Assert.ThrowsAsync<OddException>(() => delivery)).Code);
        Assert.Equal(["a", "bad"], Signals.Notes(Key));
    }

    [Fact]
    public async Task What_comes_after_a_failed_delivery_is_delivered()
    {
        const string Key = nameof(What_comes_after_a_failed_delivery_is_delivered);
        var stream = StreamId.Create("batches", Key);
        await Assert.ThrowsAsync<OddException>(() => Host.DeliverAsync(stream, ["bad"]));
        await Host.Until(Host.DeliverAsync(stream, ["good"]));
        Assert.Equal(["subscribed", "bad", "good"], Signals.Notes(Key));
    }

    [Fact]
    public async Task A_delivery_that_nobody_subscribes_to_fails()
    {
        var delivery = Host.DeliverAsync(StreamId.Create("nobody's", nameof(A_delivery_that_nobody_subscribes_to_fails)), ["a"]);
        await Assert.ThrowsAnyAsync<OrleansException>(() => Host.Until(delivery));
    }

    [Fact]
    public async Task A_delivery_to_a_grain_without_an_observer_fails()
    {
        var delivery = Host.DeliverAsync(StreamId.Create("unobserved", nameof(A_delivery_to_a_grain_without_an_observer_fails)), ["a"]);
        await Assert.ThrowsAnyAsync<OrleansException>(() => Host.Until(delivery));
    }

    [Fact]
    public async Task A_delivery_of_what_its_consumer_does_not_observe_fails()
    {
        var delivery = Host.DeliverAsync(StreamId.Create("batches", nameof(A_delivery_of_what_its_consumer_does_not_observe_fails)), [1]);
        await Assert.ThrowsAnyAsync<Exception>(() => Host.Until(delivery));
    }

    [Fact]
    public async Task A_stream_does_not_wait_for_another()
    {
        const string Key = nameof(A_stream_does_not_wait_for_another);
        var held = Host.DeliverAsync(StreamId.Create("batches", Key + "/held"), ["held"]);
        await Host.Until(Signals.When($"{Key}/held:held"));
        for (var i = 0; i < 16; i++)
        {
            await Host.Until(Host.DeliverAsync(StreamId.Create("batches", $"{Key}/{i}"), ["a"]));
        }

        Assert.False(held.IsCompleted);
        Signals.Raise($"{Key}/held:go");
        await Host.Until(held);
    }
}
