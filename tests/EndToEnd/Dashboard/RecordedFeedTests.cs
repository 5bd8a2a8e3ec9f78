using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>
/// The page under the feed of a busy pipeline. <c>ISOBAR_DASHBOARD=long</c> takes twenty minutes of it as they are, and says how many frames a second were drawn;
/// without it twenty frames come a second.
/// </summary>
public sealed class RecordedFeedTests(BrowserRun browser, RunningInstance instance, ITestOutputHelper output)
    : IClassFixture<BrowserRun>, IClassFixture<RunningInstance>
{
    private const int MostGrowthBytes = 2_000_000;

    private static bool IsLong => Environment.GetEnvironmentVariable("ISOBAR_DASHBOARD") == "long";

    [BrowserFact]
    public async Task The_heap_is_flat_however_long_the_page_is_open()
    {
        var (interval, warm, frames) = IsLong ? (TimeSpan.FromSeconds(1), 240, 1_200) : (TimeSpan.FromMilliseconds(50), 240, 600);
        await using var feed = await RecordedFeed.StartAsync(instance.Address, interval);
        await using var page = await browser.OpenAsync(feed.Address, "/#/live");
        await using var inspector = await Inspector.OpenAsync(page.Tab);

        await UntilSentAsync(feed, warm);
        var before = await inspector.HeapBytesAsync();
        var drawn = await page.Tab.EvaluateAsync<int>(
            "new Promise((done) => { let drawn = 0; const end = performance.now() + 10_000; const draw = (now) => { drawn++; if (now < end) requestAnimationFrame(draw); else done(drawn); }; requestAnimationFrame(draw); })");
        await UntilSentAsync(feed, frames);
        var after = await inspector.HeapBytesAsync();

        output.WriteLine($"Heap after {warm} frames {before:N0} bytes, after {frames} {after:N0}; {drawn / 10.0:F1} pictures a second.");
        Assert.InRange(after - before, long.MinValue, MostGrowthBytes);
        Assert.True(!IsLong || drawn >= 300, $"{drawn / 10.0:F1} pictures a second are fewer than 30.");
        page.ExpectClean();
    }

    private static async Task UntilSentAsync(RecordedFeed feed, int frames)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (feed.Sent < frames)
        {
            await tick.WaitForNextTickAsync();
        }
    }
}
