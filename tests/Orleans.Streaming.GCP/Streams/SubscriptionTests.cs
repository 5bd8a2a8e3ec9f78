using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Streams.Grains;
using Isobar.Tests.Streams.Hosting;
using Xunit.Abstractions;

namespace Isobar.Tests.Streams;

/// <summary>Explicit subscriptions: several to a stream, beside the implicit ones.</summary>
public sealed class SubscriptionTests(ITestOutputHelper output)
{
    private const string Open = "open";

    [Fact]
    public async Task Each_of_several_subscribers_gets_each_event()
    {
        await using var cluster = await StartAsync(silos: 2);
        if (cluster is null)
        {
            return;
        }

        string[] subscribers = ["one", "two", "three"];
        await Task.WhenAll(subscribers.Select(name => Subscriber(cluster, name).SubscribeAsync(Open, "ada")));
        await cluster.Stream("ada", Open).OnNextBatchAsync([new Reading("ada", 1), new Reading("ada", 2)]);
        await cluster.Journal.UntilAsync(static journal => journal.All.Count >= 6);

        Assert.All(subscribers, name => Assert.Equal([1, 2], cluster.Journal.Of(name).Order()));
    }

    [Fact]
    public async Task Implicit_and_explicit_subscribers_of_a_stream_get_each_event()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        await Subscriber(cluster, "explicit").SubscribeAsync(StreamCluster.Readings, "ada");
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 1));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count >= 2);

        Assert.Equal([1], cluster.Journal.Of("ada"));
        Assert.Equal([1], cluster.Journal.Of("explicit"));
    }

    [Fact]
    public async Task An_event_that_one_of_several_subscribers_fails_comes_again_to_all()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        var attempts = 0;
        cluster.Journal.Behaviour = (consumer, _) =>
            consumer == "weak" && Interlocked.Increment(ref attempts) == 1 ? throw new InvalidDataException("once") : Task.CompletedTask;
        await Subscriber(cluster, "weak").SubscribeAsync(Open, "ada");
        await Subscriber(cluster, "strong").SubscribeAsync(Open, "ada");
        await cluster.Stream("ada", Open).OnNextAsync(new Reading("ada", 1));
        await cluster.Journal.UntilAsync(static journal => journal.Of("weak").Count == 1 && journal.Of("strong").Count == 2);

        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task Whoever_unsubscribes_gets_no_more_and_what_nobody_wants_is_dropped()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        await Subscriber(cluster, "one").SubscribeAsync(Open, "ada");
        await cluster.Stream("ada", Open).OnNextAsync(new Reading("ada", 1));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 1);
        await Subscriber(cluster, "one").UnsubscribeAsync();
        await cluster.Stream("ada", Open).OnNextAsync(new Reading("ada", 2));
        await cluster.SettledAsync(2);

        Assert.Equal([1], cluster.Journal.Of("one"));
    }

    private static ISubscriberGrain Subscriber(StreamCluster cluster, string name) => cluster.Cluster.Client.GetGrain<ISubscriberGrain>(name);

    private async Task<StreamCluster?> StartAsync(short silos = 1)
    {
        var cluster = await StreamCluster.StartAsync(static options => options.Subscriptions = StreamPubSubType.ExplicitGrainBasedAndImplicit, silos);
        if (cluster is null)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
        }

        return cluster;
    }
}
