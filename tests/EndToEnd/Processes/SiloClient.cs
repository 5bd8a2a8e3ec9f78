using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isobar.Tests.EndToEnd.Processes;

/// <summary>The calls of the HTTP API that these tests make.</summary>
public sealed class SiloClient(Func<Uri> address) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public async Task<(int Status, JsonNode Body)> SendAsync(IEnumerable<string> lines)
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        using var answer = await _http.PostAsync(new Uri(address(), "/v1/events"), content);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public async Task<JsonNode> GetAsync(string path) =>
        (await _http.GetFromJsonAsync<JsonNode>(new Uri(address(), path)))!;

    public async Task<(int Status, JsonNode Body)> QueryAsync(string sql)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(address(), "/v1/query"), new { sql });
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public async Task<JsonArray> RowsAsync(string sql)
    {
        var (status, body) = await QueryAsync(sql);
        Assert.True(status == 200, body.ToJsonString());
        return body["rows"]!.AsArray();
    }

    public async Task<long> CountAsync(string sql) => (await RowsAsync(sql))[0]![0]!.GetValue<long>();

    /// <summary>Every id that a query gives, one column, in order; a page at a time.</summary>
    /// <param name="pageAfter">Makes the query for what follows an id; at most 5,000 rows.</param>
    public async Task<List<string>> IdsAsync(Func<string, string> pageAfter)
    {
        var ids = new List<string>();
        while (true)
        {
            var page = await RowsAsync(pageAfter(ids.Count == 0 ? "" : ids[^1]));
            if (page.Count == 0)
            {
                return ids;
            }

            ids.AddRange(page.Select(static row => row![0]!.GetValue<string>()));
        }
    }

    /// <summary>Waits until the statistics say so.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var stats = await GetAsync("/v1/stats");
        while (!condition(stats))
        {
            Assert.False(limit.IsCancellationRequested, $"It did not come to that: {stats.ToJsonString(new JsonSerializerOptions())}");
            await tick.WaitForNextTickAsync();
            stats = await GetAsync("/v1/stats");
        }

        return stats;
    }

    /// <summary>Waits until everything the broker holds is settled.</summary>
    public Task<JsonNode> UntilSettledAsync() => UntilAsync(static stats => Unacknowledged(stats) == 0);

    public static long Unacknowledged(JsonNode stats) => stats["broker"]!["unacknowledged"]!.GetValue<long>();

    public void Dispose() => _http.Dispose();
}
