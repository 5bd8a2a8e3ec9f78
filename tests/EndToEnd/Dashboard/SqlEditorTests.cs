using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>The editor begins with an example, which comes once the page knows the warehouse: never into what somebody is writing.</summary>
public sealed class SqlEditorTests(BrowserRun browser, RunningInstance instance) : IClassFixture<BrowserRun>, IClassFixture<RunningInstance>
{
    [BrowserTheory]
    [InlineData(true, "select 1 as one")]
    [InlineData(false, "LIMIT 50select 1 as one")]
    public async Task The_first_example_is_there_unless_somebody_is_in_the_box_already(bool isInTheBox, string end)
    {
        await using var page = await browser.OpenAsync(instance.Address, "/#/live");
        var warehouseIsTold = new TaskCompletionSource();
        await page.Tab.RouteAsync("**/v1/stats", async route =>
        {
            await warehouseIsTold.Task;
            await route.ContinueAsync();
        });
        await page.GoAsync("/#/sql");
        var editor = page.Tab.GetByLabel("SQL statement");
        if (isInTheBox)
        {
            await editor.FocusAsync();
        }

        await Expect(editor).ToHaveValueAsync("");
        warehouseIsTold.SetResult();
        await Expect(page.Tab.GetByRole(AriaRole.Button, new() { Name = "Newest events" })).ToBeVisibleAsync();
        await page.ExpectSettledAsync();

        await editor.PressSequentiallyAsync("select 1 as one");
        Assert.EndsWith(end, await editor.InputValueAsync(), StringComparison.Ordinal);
        Assert.Equal(isInTheBox, await editor.InputValueAsync() == "select 1 as one");
        page.ExpectClean();
    }
}
