using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>
/// An instance whose live feed is a recorded one, of a pipeline at 10,000 events a second (<c>recorded-feed.gz</c>: what <c>/v1/live</c> sent in a minute of
/// <c>./isobar load --rate 10000</c>), again and again, at a rate of choice. All else comes from a real instance.
/// </summary>
public sealed class RecordedFeed : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _behind;
    private readonly string[] _events = Read();
    private readonly TimeSpan _interval;
    private int _sent;

    private RecordedFeed(Uri behind, TimeSpan interval)
    {
        _behind = new HttpClient { BaseAddress = behind };
        _interval = interval;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Map("/v1/live", ReplayAsync);
        _app.Map("/{**path}", PassAsync);
    }

    public Uri Address => new(_app.Urls.First());

    /// <summary>How many frames have been sent.</summary>
    public int Sent => Volatile.Read(ref _sent);

    public static async Task<RecordedFeed> StartAsync(Uri behind, TimeSpan interval)
    {
        var feed = new RecordedFeed(behind, interval);
        await feed._app.StartAsync();
        return feed;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _behind.Dispose();
    }

    // The snapshot, then the frames.
    private static string[] Read()
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Dashboard", "recorded-feed.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task ReplayAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync($"{_events[0]}\n\n", context.RequestAborted);
        using var tick = new PeriodicTimer(_interval);
        for (var next = 1; await tick.WaitForNextTickAsync(context.RequestAborted); next = (next % (_events.Length - 1)) + 1)
        {
            await context.Response.WriteAsync($"{_events[next]}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            Interlocked.Increment(ref _sent);
        }
    }

    private async Task PassAsync(HttpContext context)
    {
        using var answer = await _behind.GetAsync($"{context.Request.Path}{context.Request.QueryString}", context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.TryGetValues("Content-Security-Policy", out var policy))
        {
            context.Response.Headers.ContentSecurityPolicy = policy.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
