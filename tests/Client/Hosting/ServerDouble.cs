using System.Collections.Concurrent;
using System.Text.Json;
using Isobar.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isobar.Client.Tests.Hosting;

/// <summary>A real HTTP server that answers as Isobar does, unless a test scripts something else.</summary>
internal sealed class ServerDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<RequestDelegate>> _scripted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RequestDelegate> _usual = new(StringComparer.Ordinal);

    private ServerDouble(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public LiveRows Live { get; } = new();

    /// <summary>All events of all requests that were answered with 202, in order.</summary>
    public ConcurrentQueue<JsonElement> Accepted { get; } = new();

    public IEnumerable<ReceivedRequest> To(string path) => Requests.Where(request => request.Target.StartsWith(path, StringComparison.Ordinal));

    public IEnumerable<RowKey> RowKeys => Accepted.Select(EventJson.RowKeyOf);

    public static async Task<ServerDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ServerDouble(builder.Build());
        server._app.Run(server.HandleAsync);
        server.Usually("/v1/events", server.AcceptAsync);
        server.Usually("/v1/stream", server.Live.FollowAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>What one request to this path gets; several are used up in order.</summary>
    public ServerDouble Once(string path, RequestDelegate answer)
    {
        _scripted.GetOrAdd(path, _ => new ConcurrentQueue<RequestDelegate>()).Enqueue(answer);
        return this;
    }

    /// <summary>What every other request to this path, or below it, gets.</summary>
    public ServerDouble Usually(string path, RequestDelegate answer)
    {
        _usual[path] = answer;
        return this;
    }

    /// <summary>Accepts all events but those with latitude 91.</summary>
    public async Task AcceptAsync(HttpContext context)
    {
        var events = EventJson.Parse((string)context.Items["body"]!);
        var rejected = events.Index().Where(numbered => EventJson.IsInvalid(numbered.Item)).Select(numbered => numbered.Index).ToList();
        foreach (var valid in events.Where(parsed => !EventJson.IsInvalid(parsed)))
        {
            Accepted.Enqueue(valid);
            Live.Publish(valid);
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.WriteAsJsonAsync(new
        {
            accepted = events.Count - rejected.Count,
            rejected = rejected.Select(index => new { index, field = "latitude", reason = "It must be from -90 to 90." }),
        });
    }

    public async ValueTask DisposeAsync()
    {
        Live.End();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        context.Items["body"] = body;
        var request = context.Request;
        Requests.Enqueue(new ReceivedRequest(
            request.Method, request.Path + request.QueryString, body, request.Headers.Authorization));
        await Answer(request.Path)(context);
    }

    private RequestDelegate Answer(string path)
    {
        if (_scripted.TryGetValue(path, out var script) && script.TryDequeue(out var once))
        {
            return once;
        }

        var usual = _usual.Keys.Where(known => path.StartsWith(known, StringComparison.Ordinal)).MaxBy(known => known.Length);
        return usual is null ? Replies.NotFound : _usual[usual];
    }
}
