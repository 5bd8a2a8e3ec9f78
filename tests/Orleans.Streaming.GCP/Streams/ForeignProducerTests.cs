using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Streams.Grains;
using Isobar.Tests.Streams.Hosting;
using Xunit.Abstractions;

namespace Isobar.Tests.Streams;

/// <summary>Producers that know nothing of Orleans.</summary>
public sealed class ForeignProducerTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whoever_publishes_JSON_feeds_a_stream()
    {
        await using var cluster = await StreamCluster.StartAsync();
        if (cluster is null)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await cluster.PublishAsync("""{"SENSOR":"ada","number":7,"unknown":true}""", new("stream_namespace", StreamCluster.Readings), new("stream_key", "ada"));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 1);

        Assert.Equal(new Reading("ada", 7), Assert.Single(cluster.Journal.All).Reading);
    }

    [Fact]
    public async Task A_default_namespace_serves_producers_that_name_none()
    {
        await using var cluster = await StreamCluster.StartAsync(static options => options.DefaultNamespace = StreamCluster.Readings);
        if (cluster is null)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        await cluster.PublishAsync("""{"sensor":"ada","number":7}""", new KeyValuePair<string, string>("stream_key", "ada"));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 1);

        Assert.Equal([7], cluster.Journal.Of("ada"));
    }

    [Fact]
    public async Task Googles_own_client_feeds_a_stream()
    {
        await using var cluster = await StreamCluster.StartAsync();
        if (cluster is null)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        if (await OfficialPubSubClient.FindAsync(cluster.Host, cluster.Project, output.WriteLine) is not { } client)
        {
            return;
        }

        await client.PublishAsync(
            StreamCluster.Topic,
            [new OfficialMessage("""{"sensor":"ada","number":7}""", new Dictionary<string, string>(StringComparer.Ordinal) { ["stream_namespace"] = StreamCluster.Readings, ["stream_key"] = "ada" })]);
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 1);

        Assert.Equal([7], cluster.Journal.Of("ada"));
    }
}
