using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>Pages whose code is fetched when they are opened.</summary>
public sealed class LaterPagesTests(BrowserRun browser, RunningInstance instance) : IClassFixture<BrowserRun>, IClassFixture<RunningInstance>
{
    [BrowserFact]
    public async Task One_that_cannot_be_fetched_says_so_and_loading_again_brings_it()
    {
        await using var page = await browser.OpenAsync(instance.Address, "/#/live");
        await page.Tab.RouteAsync("**/assets/PipelinePage*", static route => route.AbortAsync());
        await page.Tab.ReloadAsync();

        await page.Tab.GetByRole(AriaRole.Link, new() { Name = "Pipeline" }).ClickAsync();
        await Expect(page.Tab.GetByRole(AriaRole.Alert)).ToContainTextAsync("This page could not be fetched.");

        await page.Tab.UnrouteAsync("**/assets/PipelinePage*");
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Load Isobar again" }).ClickAsync();
        await Expect(page.Tab.GetByRole(AriaRole.Heading, new() { Name = "Pipeline" }).First).ToBeAttachedAsync();
        await Expect(page.Tab.Locator("[data-figure='warehouse.rows']").First).ToBeVisibleAsync();
    }
}
