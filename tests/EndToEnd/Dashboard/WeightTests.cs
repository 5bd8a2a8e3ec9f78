using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Dashboard;

public sealed class WeightTests(BrowserRun browser, RunningInstance instance, ITestOutputHelper output)
    : IClassFixture<BrowserRun>, IClassFixture<RunningInstance>
{
    [BrowserFact]
    public async Task What_all_pages_together_are_made_of_weighs_less_than_four_hundred_kilobytes()
    {
        await using var page = await browser.OpenAsync(instance.Address, "/#/live");
        foreach (var name in new[] { "Pipeline", "Grains", "Dead letters", "SQL" })
        {
            await page.Tab.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
            await page.ExpectSettledAsync();
        }

        var bytes = await page.Tab.EvaluateAsync<int>(
            """
            performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
              .filter((entry) => !new URL(entry.name).pathname.startsWith('/v1/'))
              .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
            """);

        output.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 50_000, 400_000);
    }
}
