using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>The dashboard in a tab, which hears of every error and every request.</summary>
public sealed class DashboardPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _server;
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly ConcurrentQueue<Uri> _requests = [];

    public DashboardPage(IBrowserContext context, IPage tab, Uri server)
    {
        (_context, Tab, _server) = (context, tab, server);
        tab.SetDefaultTimeout(30_000);
        tab.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Enqueue(message.Text);
            }
        };
        tab.PageError += (_, error) => _errors.Enqueue(error);
        tab.Request += (_, request) => _requests.Enqueue(new Uri(request.Url));
    }

    public IPage Tab { get; }

    public ILocator Connection => Tab.Locator("[data-connection]");

    public async Task GoAsync(string path)
    {
        await Tab.GotoAsync(new Uri(_server, path).AbsoluteUri);
        await Assertions.Expect(Tab.Locator("[data-connection=live]")).ToBeVisibleAsync();
    }

    /// <summary>Waits until a figure is exactly this.</summary>
    public Task ExpectFigureAsync(string name, double value) => Assertions.Expect(Tab.Locator($"[data-figure='{name}']").First)
        .ToHaveAttributeAsync("data-value", value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits until the page has what it asked for and has drawn it.</summary>
    public async Task ExpectSettledAsync()
    {
        await Assertions.Expect(Tab.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
        await Tab.EvaluateAsync("document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))");
    }

    /// <summary>Waits until the code of the pages that were not opened yet has come.</summary>
    public Task ExpectOtherPagesAsync() => Tab.EvaluateAsync(
        """
        new Promise((done, fail) => {
          setTimeout(() => fail(new Error('The other pages did not come within 30 s.')), 30_000);
          const look = () => {
            const have = new Set(performance.getEntriesByType('resource').map((entry) => entry.name));
            const wanted = [...document.querySelectorAll('link[rel=modulepreload]')].map((link) => link.href);
            if (wanted.some((name) => name.includes('SqlPage')) && wanted.every((name) => have.has(name))) done();
            else requestAnimationFrame(look);
          };
          look();
        })
        """);

    /// <summary>Nothing went wrong that a developer would see, and nobody else was asked for anything.</summary>
    /// <param name="wasCutOff">Whether the server was away for a while: a browser says that too.</param>
    /// <param name="asksForWhatIsNotThere">Whether 404 is an answer like others, as to a search.</param>
    public void ExpectClean(bool wasCutOff = false, bool asksForWhatIsNotThere = false)
    {
        Assert.DoesNotContain(_errors, error => !(wasCutOff && error.Contains("net::ERR_", StringComparison.Ordinal))
            && !(asksForWhatIsNotThere && error.Contains("404", StringComparison.Ordinal)));
        Assert.All(_requests.Where(static request => request.Scheme is not ("data" or "blob")), request => Assert.Equal(_server.Authority, request.Authority));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
