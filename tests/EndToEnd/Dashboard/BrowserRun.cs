using Microsoft.Playwright;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>A browser, shared by the tests of a class.</summary>
public sealed class BrowserRun : IAsyncLifetime
{
    // What is awaited comes at once on a quiet machine; on a busy one nothing is wrong yet after five seconds.
    static BrowserRun() => Assertions.SetDefaultExpectTimeout(30_000);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--js-flags=--expose-gc"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A tab of its own, that has seen nothing before.</summary>
    public async Task<DashboardPage> OpenAsync(Uri server, string path, ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            TimezoneId = "Europe/Berlin",
            Locale = "en-GB",
        });
        var page = new DashboardPage(context, await context.NewPageAsync(), server);
        await page.GoAsync(path);
        return page;
    }
}
