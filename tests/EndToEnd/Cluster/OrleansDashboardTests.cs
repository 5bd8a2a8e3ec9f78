using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.EndToEnd.Dashboard;
using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>Microsoft's dashboard beside Isobar's own, where it is asked for.</summary>
public sealed class OrleansDashboardTests(BrowserRun browser) : IClassFixture<BrowserRun>, IDisposable
{
    private const string Link = "Microsoft’s Orleans dashboard";
    private readonly TemporaryDirectory _data = new();

    [BrowserFact]
    public async Task The_page_of_the_grains_links_to_it_and_it_counts_the_same_activations()
    {
        using var silo = await SiloProcess.StartAsync(_data.FullPath, "--set", "Cluster:OrleansDashboard=true");
        using var client = new SiloClient(() => silo.Address);
        await client.SendAsync(Enumerable.Range(0, 50).Select(static index => MadeUpEvents.Line(index, DateTimeOffset.UtcNow)));
        await client.UntilSettledAsync();
        var own = (await client.GetAsync("/v1/stats"))["grains"]!["activations"]!.AsArray().Single(static one => (string)one!["grain"]! == "user")!;

        await using var page = await browser.OpenAsync(silo.Address, "/#/grains");
        await page.Tab.GetByText(Link).ClickAsync();

        await Expect(page.Tab).ToHaveURLAsync(new Uri(silo.Address, "/orleans/").AbsoluteUri);
        await page.Tab.GetByRole(AriaRole.Link, new() { Name = "Grains" }).First.ClickAsync();
        await Expect(page.Tab.GetByText("UserGrain").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var counters = await client.GetAsync("/orleans/DashboardCounters");
        Assert.Equal((int)own["active"]!, Activations(counters, "UserGrain"));
    }

    [Fact]
    public async Task It_needs_an_admin_key_where_there_are_keys()
    {
        using var silo = await SiloProcess.StartAsync(_data.FullPath, "--set", "Cluster:OrleansDashboard=true");
        using var http = new HttpClient { BaseAddress = silo.Address };
        using var made = await http.PostAsJsonAsync("/v1/keys", new { name = "reader", scopes = new[] { "read" } });
        var key = (string)(await made.Content.ReadFromJsonAsync<JsonNode>())!["text"]!;

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/orleans/")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/orleans/")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/orleans/DashboardCounters")).StatusCode);
    }

    [Fact]
    public async Task It_is_not_there_unless_it_is_asked_for()
    {
        using var silo = await SiloProcess.StartAsync(_data.FullPath);
        using var client = new SiloClient(() => silo.Address);
        using var http = new HttpClient { BaseAddress = silo.Address };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/orleans/")).StatusCode);
        Assert.Null((await client.GetAsync("/v1/stats"))["orleans_dashboard"]);
    }

    public void Dispose() => _data.Dispose();

    private static int Activations(JsonNode counters, string grain) => counters["simpleGrainStats"]!.AsArray()
        .Where(one => ((string)one!["grainType"]!).EndsWith(grain, StringComparison.Ordinal)).Sum(static one => (int)one!["activationCount"]!);
}
