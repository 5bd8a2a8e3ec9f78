using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Streams.Grains;
using Isobar.Tests.Streams.Hosting;
using Xunit.Abstractions;

namespace Isobar.Tests.Streams;

/// <summary>The scenarios that Orleans' own providers are held to.</summary>
public sealed class StreamTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_a_client_produces_reaches_the_grain_of_its_stream()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 1));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 1);

        Assert.Equal(new Journal.Taken("ada", new Reading("ada", 1), Tenant: null), Assert.Single(cluster.Journal.All));
    }

    [Fact]
    public async Task Each_of_many_streams_reaches_its_own_grain()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        var keys = Enumerable.Range(0, 50).Select(static i => $"sensor/{i}").ToList();
        await Task.WhenAll(keys.Select(key => cluster.Stream(key).OnNextBatchAsync([new Reading(key, 1), new Reading(key, 2), new Reading(key, 3)])));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count >= 150);

        Assert.All(keys, key => Assert.Equal([1, 2, 3], cluster.Journal.Of(key).Order()));
        Assert.All(cluster.Journal.All, static taken => Assert.Equal(taken.Consumer, taken.Reading.Sensor));
    }

    [Fact]
    public async Task A_grain_produces_as_a_client_does()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        await cluster.Cluster.Client.GetGrain<IProducerGrain>("p").ProduceAsync("ada", [new Reading("ada", 1), new Reading("ada", 2)]);
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 2);

        Assert.Equal([1, 2], cluster.Journal.Of("ada").Order());
    }

    [Fact]
    public async Task The_strings_of_the_producers_request_context_reach_the_consumer()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        RequestContext.Set("tenant", "blue");
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 1));
        RequestContext.Set("tenant", "red");
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 2));
        RequestContext.Clear();
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 3));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 3);

        Assert.Equal(["blue", "red", null], cluster.Journal.All.OrderBy(static taken => taken.Reading.Number).Select(static taken => taken.Tenant));
    }

    private async Task<StreamCluster?> StartAsync()
    {
        var cluster = await StreamCluster.StartAsync();
        if (cluster is null)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
        }

        return cluster;
    }
}
