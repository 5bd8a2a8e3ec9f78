using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>What axe finds (WCAG 2.2, levels A and AA) on every page, in either scheme.</summary>
public sealed class AccessibilityTests(BrowserRun browser, RunningInstance instance, ITestOutputHelper output)
    : IClassFixture<BrowserRun>, IClassFixture<RunningInstance>
{
    [BrowserTheory]
    [InlineData("/#/live", ColorScheme.Light)]
    [InlineData("/#/live", ColorScheme.Dark)]
    [InlineData("/#/live?cell=u2edk", ColorScheme.Light)]
    [InlineData("/#/pipeline", ColorScheme.Light)]
    [InlineData("/#/pipeline", ColorScheme.Dark)]
    [InlineData("/#/grains?cell=u2edk", ColorScheme.Light)]
    [InlineData("/#/grains?user=user-1", ColorScheme.Dark)]
    [InlineData("/#/dead-letters", ColorScheme.Light)]
    [InlineData("/#/dead-letters", ColorScheme.Dark)]
    [InlineData("/#/sql", ColorScheme.Light)]
    [InlineData("/#/sql", ColorScheme.Dark)]
    public async Task It_finds_nothing_serious(string path, ColorScheme scheme)
    {
        await instance.SendAsync(200, copies: 1);
        await instance.Client.UntilSettledAsync();
        await using var page = await browser.OpenAsync(instance.Address, path, scheme);
        await page.ExpectSettledAsync();

        var found = await page.Tab.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });

        foreach (var violation in found.Violations)
        {
            output.WriteLine($"{violation.Impact}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(5).Select(static node => node.Html))}");
        }

        Assert.DoesNotContain(found.Violations, static violation => violation.Impact is "serious" or "critical");
    }

    [BrowserTheory]
    [InlineData("/#/live")]
    [InlineData("/#/pipeline")]
    [InlineData("/#/grains")]
    [InlineData("/#/dead-letters")]
    [InlineData("/#/sql")]
    public async Task On_a_phone_nothing_is_wider_than_the_screen(string path)
    {
        await using var page = await browser.OpenAsync(instance.Address, path, width: 360, height: 780);
        await page.ExpectSettledAsync();
        Assert.InRange(await page.Tab.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 360);
        page.ExpectClean();
    }
}
