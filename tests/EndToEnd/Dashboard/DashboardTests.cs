using System.Text.Json;
using Isobar.Tests.EndToEnd.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>The page of a running instance, in a real browser.</summary>
public sealed class DashboardTests(BrowserRun browser, RunningInstance instance) : IClassFixture<BrowserRun>, IClassFixture<RunningInstance>
{
    [BrowserFact]
    public async Task Counts_on_the_pages_are_those_of_the_stats()
    {
        await instance.SendAsync(300, copies: 2);
        var stats = await instance.Client.UntilSettledAsync();

        await using var page = await browser.OpenAsync(instance.Address, "/#/live");
        await page.ExpectFigureAsync("rows", (double)stats["warehouse"]!["rows"]!);
        await page.ExpectFigureAsync("duplicates", (double)stats["pipeline"]!["duplicates"]!);
        await page.ExpectFigureAsync("dead_letters", (double)stats["warehouse"]!["dead_letters"]!);
        await page.ExpectFigureAsync("backlog", 0);

        await page.GoAsync("/#/pipeline");
        await page.ExpectFigureAsync("warehouse.rows", (double)stats["warehouse"]!["rows"]!);

        await page.GoAsync("/#/grains");
        var active = (await instance.Client.GetAsync("/v1/stats"))["grains"]!["activations"]!.AsArray();
        await page.ExpectFigureAsync("grains.user.active", (double)active.Single(static one => (string)one!["grain"]! == "user")!["active"]!);
        page.ExpectClean();
    }

    [BrowserFact]
    public async Task An_event_sent_while_the_page_is_open_appears_on_the_map_and_in_the_list()
    {
        await instance.SendAsync(20, copies: 1);
        await instance.Client.UntilSettledAsync();
        await using var page = await browser.OpenAsync(instance.Address, "/#/live");
        await Expect(page.Tab.Locator("[data-figure=cells]")).ToBeVisibleAsync();
        var cells = double.Parse((await page.Tab.Locator("[data-figure=cells]").GetAttributeAsync("data-value"))!, System.Globalization.CultureInfo.InvariantCulture);

        // The middle of the South Pacific, where nobody else is.
        await instance.SendAsync(Event("sailor", "landfall", -48.8766, -123.3933));

        await Expect(page.Tab.Locator("[data-row]", new() { HasText = "sailor" })).ToBeVisibleAsync();
        await page.ExpectFigureAsync("cells", cells + 1);
        await page.Tab.Locator("[data-row]", new() { HasText = "sailor" }).ClickAsync();
        await Expect(page.Tab.GetByText("landfall").First).ToBeVisibleAsync();
        page.ExpectClean();
    }

    [BrowserFact]
    public async Task The_list_shows_only_what_was_asked_for_and_stands_still_when_it_is_paused()
    {
        await using var page = await browser.OpenAsync(instance.Address, "/#/live");
        await page.Tab.GetByLabel("User", new() { Exact = true }).FillAsync("chosen");
        await Expect(page.Tab.GetByText("No row has passed this filter yet")).ToBeVisibleAsync();

        await instance.SendAsync(Event("other", "o1", 10, 10), Event("chosen", "c1", 10, 10));
        await Expect(page.Tab.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(page.Tab.Locator("[data-row]")).ToContainTextAsync("chosen");

        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await instance.SendAsync(Event("chosen", "c2", 10, 10));
        var rows = (double)(await instance.Client.UntilSettledAsync())["warehouse"]!["rows"]!;
        await page.ExpectFigureAsync("rows", rows);
        await Expect(page.Tab.Locator("[data-row]")).ToHaveCountAsync(1);

        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.Tab.Locator("[data-row]")).ToHaveCountAsync(2);
        page.ExpectClean();
    }

    [BrowserFact]
    public async Task The_search_finds_an_event_that_is_stored_one_that_came_twice_and_one_that_is_a_dead_letter()
    {
        await instance.SendAsync(Event("ada", "stored-1", 52.5, 13.4), Event("ada", "twice-1", 52.5, 13.4), Event("ada", "twice-1", 52.5, 13.4));
        await instance.Client.UntilSettledAsync();
        await using var page = await browser.OpenAsync(instance.Address, "/#/live");

        await SearchAsync(page, "stored-1 ada");
        await Expect(page.Tab.Locator("[data-hit=event]")).ToContainTextAsync("exactly once");

        await SearchAsync(page, "ada/twice-1");
        await Expect(page.Tab.Locator("[data-hit=event]")).ToContainTextAsync("1 duplicate of this user kept out");

        // By its id alone.
        await SearchAsync(page, "stored-1");
        await Expect(page.Tab.Locator("[data-hit=event]").First).ToContainTextAsync("stored");

        await SearchAsync(page, $"{RunningInstance.PoisonEvent} {RunningInstance.PoisonUser}");
        await Expect(page.Tab.Locator("[data-hit=event]")).ToContainTextAsync("Became a dead letter");

        await SearchAsync(page, "ada");
        await Expect(page.Tab.Locator("[data-hit=user]")).ToContainTextAsync("duplicates kept out");

        await SearchAsync(page, "no-such-event no-such-user");
        await Expect(page.Tab.Locator("#search-results strong", new() { HasText = "Nothing found" })).ToBeVisibleAsync();
        page.ExpectClean(asksForWhatIsNotThere: true);
    }

    [BrowserFact]
    public async Task A_dead_letter_is_read_chosen_and_replayed_and_the_page_tells_what_became_of_it()
    {
        await using var page = await browser.OpenAsync(instance.Address, "/#/dead-letters");
        var letter = page.Tab.Locator("li.letter", new() { HasText = RunningInstance.PoisonUser });
        await letter.Locator("button.line").ClickAsync();
        await Expect(letter.Locator("pre")).ToContainTextAsync(RunningInstance.PoisonEvent);

        await letter.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Replay 1 letter …" }).ClickAsync();
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Replay 1 letter", Exact = true }).ClickAsync();

        await Expect(page.Tab.GetByText("Replayed 1")).ToBeVisibleAsync();

        // It is as wrong as before, so it comes back.
        await instance.Client.UntilAsync(static stats => (long)stats["warehouse"]!["dead_letters"]! == 1 && SiloClient.Unacknowledged(stats) == 0);
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await Expect(letter).ToBeVisibleAsync();
        page.ExpectClean();
    }

    [BrowserFact]
    public async Task A_statement_runs_and_one_that_is_wrong_says_why()
    {
        await instance.SendAsync(Event("sql", "s1", 1, 1));
        await instance.Client.UntilSettledAsync();
        await using var page = await browser.OpenAsync(instance.Address, "/#/sql");
        var editor = page.Tab.GetByLabel("SQL statement");

        await editor.FillAsync("select user_id, count(*) as events from enriched_events where user_id = 'sql' group by 1");
        await editor.PressAsync("Control+Enter");
        await Expect(page.Tab.GetByText("1 row in")).ToBeVisibleAsync();
        await Expect(page.Tab.GetByRole(AriaRole.Cell, new() { Name = "sql", Exact = true })).ToBeVisibleAsync();

        await editor.FillAsync("delete from enriched_events");
        await editor.PressAsync("Control+Enter");
        await Expect(page.Tab.Locator("#sql-message")).ToContainTextAsync("read");
    }

    [BrowserFact]
    public async Task The_columns_beside_the_statement_are_those_of_the_warehouse()
    {
        var (status, body) = await instance.Client.QueryAsync("select * from enriched_events limit 1");
        Assert.Equal(200, status);
        await using var page = await browser.OpenAsync(instance.Address, "/#/sql");

        foreach (var column in body["columns"]!.AsArray())
        {
            var name = (string)(column is System.Text.Json.Nodes.JsonObject described ? described["name"]! : column!)!;
            await Expect(page.Tab.Locator(".schema").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First).ToBeVisibleAsync();
        }

        page.ExpectClean();
    }

    [BrowserFact]
    public async Task The_inspector_shows_what_a_grain_knows()
    {
        await instance.SendAsync(Event("inspected", "i1", 48.2, 16.37));
        await instance.Client.UntilSettledAsync();
        await using var page = await browser.OpenAsync(instance.Address, "/#/grains?user=inspected");
        await Expect(page.Tab.GetByText("i1").First).ToBeVisibleAsync();

        var cell = (string)(await instance.Client.GetAsync("/v1/users/inspected"))["recent_events"]![0]!["cell"]!;
        await page.GoAsync($"/#/grains?cell={cell}");
        await Expect(page.Tab.GetByText("synthetic").First).ToBeVisibleAsync();
        page.ExpectClean();
    }

    private static async Task SearchAsync(DashboardPage page, string text)
    {
        var box = page.Tab.GetByRole(AriaRole.Searchbox);
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    private static string Event(string user, string id, double latitude, double longitude) => JsonSerializer.Serialize(new
    {
        event_id = id, user_id = user, type = "test", occurred_at = DateTimeOffset.UtcNow, latitude, longitude,
    });
}
