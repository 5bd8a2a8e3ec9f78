using Orleans.Runtime;
using Xunit;
using Xunit.Abstractions;

namespace Isobar.Runtime.Conformance.Tests;

public sealed class StreamTests(RuntimeFixture fixture, ITestOutputHelper output) : ConformanceTest(fixture)
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
        if (!Host.DeliverySettles)
        {
            output.WriteLine("Not run here: with Orleans' memory streams a producer never learns how consumers end.");
            return;
        }

        var delivery = Host.DeliverAsync(StreamId.Create("batches", nameof(A_delivery_fails_with_the_consumers_exception)), ["bad"]);
        Assert.Equal(3, (await Assert.ThrowsAsync<OddException>(() => delivery)).Code);
    }
}
