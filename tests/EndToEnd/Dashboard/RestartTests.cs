using System.Net;
using System.Net.Sockets;
using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>The instance goes away and comes back while the page is open.</summary>
public sealed class RestartTests(BrowserRun browser) : IClassFixture<BrowserRun>, IDisposable
{
    private readonly TemporaryDirectory _data = new();

    [BrowserFact]
    public async Task The_page_says_that_it_is_cut_off_and_goes_on_by_itself_with_what_is_true_then()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var first = await SiloProcess.StartCommandAsync("up", ["--data", _data.FullPath, "--weather", "synthetic", "--set", "Cluster:SiloPort=0", "--set", "Cluster:GatewayPort=0"], url);
        using var client = new SiloClient(() => new Uri(url));
        await client.SendAsync(Lines(0, 50));
        await client.UntilSettledAsync();
        await using var page = await browser.OpenAsync(new Uri(url), "/#/live");
        await page.ExpectFigureAsync("rows", 50);
        await page.ExpectOtherPagesAsync();

        await first.KillAsync();
        first.Dispose();
        await Expect(page.Connection).ToHaveAttributeAsync("data-connection", "reconnecting");

        // Opened now for the first time, its code was fetched before.
        await page.Tab.GetByRole(AriaRole.Link, new() { Name = "SQL" }).ClickAsync();
        await Expect(page.Tab.GetByLabel("SQL statement")).ToBeVisibleAsync();
        await page.Tab.GetByRole(AriaRole.Link, new() { Name = "Live" }).ClickAsync();

        using var second = await SiloProcess.StartCommandAsync("up", ["--data", _data.FullPath, "--weather", "synthetic", "--set", "Cluster:SiloPort=0", "--set", "Cluster:GatewayPort=0"], url);
        await client.SendAsync(Lines(50, 30));
        await client.UntilSettledAsync();
        await Expect(page.Connection).ToHaveAttributeAsync("data-connection", "live", new() { Timeout = 60_000 });
        await page.ExpectFigureAsync("rows", 80);
        page.ExpectClean(wasCutOff: true);
    }

    public void Dispose() => _data.Dispose();

    private static IEnumerable<string> Lines(int from, int count) => Enumerable.Range(from, count).Select(static index => MadeUpEvents.Line(index, DateTimeOffset.UtcNow));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
