using System.Text.Json.Nodes;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.Live;

/// <summary>An open page of the dashboard.</summary>
internal sealed class LiveClient : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private LiveClient(HttpResponseMessage answer, Stream body)
    {
        _answer = answer;
        _reader = new StreamReader(body);
    }

    public JsonNode Snapshot { get; private set; } = null!;

    /// <summary>Opens; when it returns, every row committed from now on is in a frame.</summary>
    public static async Task<LiveClient> OpenAsync(ApiHost host, string query = "")
    {
        var answer = await host.Client.GetAsync($"/v1/live{query}", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var client = new LiveClient(answer, await answer.Content.ReadAsStreamAsync());
        client.Snapshot = await client.ReadAsync("snapshot");
        return client;
    }

    /// <summary>The next frame, a second later or more.</summary>
    public async Task<JsonNode> FrameAsync(ApiHost host)
    {
        var frame = ReadAsync("frame");
        await host.AdvanceUntilAsync(frame, TimeSpan.FromMilliseconds(100));
        return await frame;
    }

    /// <summary>Frame after frame until one has rows: they may have come after the clock had struck.</summary>
    public async Task<JsonNode> FrameWithRowsAsync(ApiHost host)
    {
        JsonNode frame;
        do
        {
            frame = await FrameAsync(host);
        }
        while ((int)frame["rows_seen"]! == 0);
        return frame;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _answer.Dispose();
    }

    private async Task<JsonNode> ReadAsync(string name)
    {
        Assert.Equal($"event: {name}", await _reader.ReadLineAsync());
        var data = await _reader.ReadLineAsync();
        Assert.Equal("", await _reader.ReadLineAsync());
        return JsonNode.Parse(data!["data: ".Length..])!;
    }
}
