using Microsoft.Playwright;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>Chromium's own view of a tab (Chrome DevTools Protocol).</summary>
internal sealed class Inspector : IAsyncDisposable
{
    private readonly ICDPSession _session;

    private Inspector(ICDPSession session) => _session = session;

    public static async Task<Inspector> OpenAsync(IPage tab) => new(await tab.Context.NewCDPSessionAsync(tab));

    /// <summary>What is alive on the heap of scripts: garbage is collected first.</summary>
    public async Task<long> HeapBytesAsync()
    {
        await _session.SendAsync("HeapProfiler.collectGarbage");
        await _session.SendAsync("HeapProfiler.collectGarbage");
        return (await _session.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetInt64();
    }

    public async ValueTask DisposeAsync() => await _session.DetachAsync();
}
