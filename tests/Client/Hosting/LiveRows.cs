using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Isobar.Client.Tests.Hosting;

/// <summary>A live stream on which every accepted event is a row at once.</summary>
internal sealed class LiveRows
{
    private readonly ConcurrentDictionary<Channel<JsonElement>, string> _watchers = new();

    public async Task FollowAsync(HttpContext context)
    {
        var rows = Channel.CreateUnbounded<JsonElement>();
        _watchers[rows] = context.Request.Query["user"].ToString();
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": watching\n\n");
        await context.Response.Body.FlushAsync();
        await foreach (var row in rows.Reader.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync($"id: 1\nevent: row\ndata: {row.GetRawText()}\n\n");
            await context.Response.Body.FlushAsync();
        }
    }

    public void Publish(JsonElement row)
    {
        foreach (var (rows, user) in _watchers)
        {
            if (user.Length == 0 || EventJson.Text(row, "user_id") == user)
            {
                rows.Writer.TryWrite(row);
            }
        }
    }

    public void End()
    {
        foreach (var rows in _watchers.Keys)
        {
            rows.Writer.TryComplete();
        }
    }
}
