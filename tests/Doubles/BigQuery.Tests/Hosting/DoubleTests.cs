using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

/// <summary>A double with a clock of the test's, a dataset <c>p:d</c>, and plain HTTP to talk to it.</summary>
public abstract class DoubleTests : IAsyncLifetime
{
    protected const string EventSchema =
        """[{"name":"k","type":"STRING","mode":"REQUIRED"},{"name":"seen","type":"TIMESTAMP","mode":"REQUIRED"},{"name":"n","type":"INTEGER"}]""";

    private readonly HttpClient _http = new();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    protected BigQueryDouble Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await BigQueryDouble.StartAsync(new BigQueryDoubleOptions { Time = Time });
        _http.BaseAddress = new Uri(Service.BaseAddress, "bigquery/v2/projects/p/");
        await PostAsync("datasets", """{"datasetReference":{"datasetId":"d"}}""");
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await Service.DisposeAsync();
    }

    protected Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    protected Task<Reply> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    protected async Task<Reply> SendAsync(HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Reply((int)response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject(), response.Headers.RetryAfter?.ToString());
    }

    /// <summary>A table of keys and instants, partitioned by day.</summary>
    protected async Task CreateAsync(string table, string partitioning = """{"type":"DAY","field":"seen"}""", string schema = EventSchema)
    {
        var made = await PostAsync("datasets/d/tables", $$$"""{"tableReference":{"tableId":"{{{table}}}"},"schema":{"fields":{{{schema}}}},"timePartitioning":{{{partitioning}}}}""");
        Assert.Equal(200, made.Status);
    }

    protected Task<Reply> InsertAsync(string table, params string[] rows) => PostAsync(
        $"datasets/d/tables/{table}/insertAll", $$"""{"rows":[{{string.Join(',', rows)}}]}""");

    protected static string Row(string key, string seen = "2026-11-22T10:00:00Z", int n = 0, string? insertId = null) =>
        $$$"""{"insertId":"{{{insertId ?? key}}}","json":{"k":"{{{key}}}","seen":"{{{seen}}}","n":{{{n}}}}}""";

    protected Task<Reply> QueryAsync(string sql, string more = "") => PostAsync("queries", new JsonObject
    {
        ["query"] = sql,
        ["useLegacySql"] = false,
        ["defaultDataset"] = new JsonObject { ["datasetId"] = "d" },
        ["formatOptions"] = new JsonObject { ["useInt64Timestamp"] = true },
    }.ToJsonString()[..^1] + more + "}");

    /// <summary>The rows of a query, values joined by bars, NULL as nothing.</summary>
    protected async Task<string[]> RowsAsync(string sql, string more = "")
    {
        var reply = await QueryAsync(sql, more);
        Assert.True(reply.Status == 200, reply.Message);
        return reply.Rows;
    }

    protected Task<Reply> StartAsync(string sql, string? jobId = null, bool dryRun = false) => PostAsync("jobs", new JsonObject
    {
        ["jobReference"] = jobId is null ? new JsonObject() : new JsonObject { ["jobId"] = jobId },
        ["configuration"] = new JsonObject
        {
            ["dryRun"] = dryRun,
            ["query"] = new JsonObject
            {
                ["query"] = sql,
                ["useLegacySql"] = false,
                ["defaultDataset"] = new JsonObject { ["datasetId"] = "d" },
            },
        },
    }.ToJsonString());

    /// <summary>What a dry run says that a query reads.</summary>
    protected async Task<long> BytesAsync(string sql)
    {
        var reply = await StartAsync(sql, dryRun: true);
        Assert.True(reply.Status == 200, reply.Message);
        return long.Parse((string)reply.Document["statistics"]!["query"]!["totalBytesProcessed"]!);
    }

    /// <summary>A job when it has ended.</summary>
    protected async Task<Reply> EndedAsync(string jobId)
    {
        await GetAsync($"queries/{jobId}?timeoutMs=30000");
        return await GetAsync($"jobs/{jobId}");
    }
}
