using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Isobar.Tests.Deploy.Image;
using Isobar.Tests.Deploy.Manifests;
using Isobar.Tests.Deploy.Tools;
using Isobar.Tests.Doubles.Postgres;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Running;

/// <summary>The overlay's workloads as processes of this machine.</summary>
[Collection(ImageTests.Name)]
public sealed class ClusterTests(PublishedImage image, ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task What_is_deployed_becomes_a_cluster_that_turns_an_event_into_a_row_and_ends_when_told()
    {
        if ((image.MissingBecause ?? Tool.Kubectl.MissingBecause ?? PostgresServer.MissingBecause ?? await Container.MissingBecauseAsync()) is { } reason)
        {
            output.WriteLine(reason);
            return;
        }

        var manifests = await Deployment.ReadAsync(Deployment.Overlay);
        await using var surroundings = await Surroundings.StartAsync();
        using var setup = Start("isobar-setup", "setup-1");
        await setup.EndAsync();

        using var silo = Start("isobar-silo", "silo-1");
        await ExpectProbesAsync(await silo.ReadyAsync(), "/healthz", "/readyz", "/metrics");
        using var other = Start("isobar-silo", "silo-2");
        await ExpectProbesAsync(await other.ReadyAsync(), "/healthz", "/readyz", "/metrics");
        using var serve = Start("isobar-serve", "serve-1");
        var api = await serve.ReadyAsync();
        await ExpectProbesAsync(api, "/healthz", "/readyz");
        await ExpectRowAsync(api, surroundings.Key);

        await serve.StopAsync();
        await silo.StopAsync();
        await other.StopAsync();

        Container Start(string workload, string name)
        {
            var pod = manifests.Single(manifest => manifest.Name == workload && manifest.Pod is not null).Pod!;
            return Container.Start(image, surroundings.Arguments(pod), surroundings.Variables(pod, manifests, name));
        }
    }

    private static async Task ExpectProbesAsync(Uri address, params string[] paths)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = Limit };
        foreach (var path in paths)
        {
            var answer = await client.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static async Task ExpectRowAsync(Uri address, string key)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = Limit };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var sent = await client.PostAsJsonAsync(
            "/v1/events", new { event_id = "e-1", user_id = "ada", type = "visit", occurred_at = DateTimeOffset.UtcNow, latitude = 59.33, longitude = 18.07 });
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);

        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await client.GetAsync("/v1/events/e-1?user_id=ada", limit.Token)).StatusCode != HttpStatusCode.OK)
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
