using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.LiveStream;

/// <summary>A watcher of the stream.</summary>
internal sealed class StreamClient : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private StreamClient(HttpResponseMessage answer, Stream body)
    {
        _answer = answer;
        _reader = new StreamReader(body);
    }

    public string? MediaType => _answer.Content.Headers.ContentType?.MediaType;

    /// <summary>Watches; when it returns, every row committed from now on is seen.</summary>
    public static async Task<StreamClient> WatchAsync(ApiHost host, string query = "")
    {
        var answer = await host.Client.GetAsync($"/v1/stream{query}", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var client = new StreamClient(answer, await answer.Content.ReadAsStreamAsync());
        Assert.Equal([": watching"], await client.ReadAsync());
        return client;
    }

    /// <summary>The lines up to the next blank one; empty at the end.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        var lines = new List<string>();
        while (await _reader.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _answer.Dispose();
    }
}
