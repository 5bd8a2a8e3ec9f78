using System.Text.Json.Nodes;

namespace Isobar.Tests.Adapters.BigQuery.Hosting;

/// <summary>One query as BigQuery answers it: what a dry run says, the pages of its rows, what it cost.</summary>
internal sealed class QueryScript
{
    private readonly Queue<string> _pages = new();

    public ScriptedApi Api { get; }

    public QueryScript() => Api = new ScriptedApi { Other = Answer };

    public string StatementType { get; set; } = "SELECT";

    public long BytesProcessed { get; set; } = 1_000;

    /// <summary>What the dry run fails with, if it does.</summary>
    public Func<HttpResponseMessage>? DryRunError { get; set; }

    /// <summary>What asking for rows fails with, if it does.</summary>
    public Func<HttpResponseMessage>? ResultsError { get; set; }

    public IReadOnlyList<SeenRequest> Jobs => [.. Api.Seen.Where(static request => request is { Method: "POST", Path: "/bigquery/v2/projects/p/jobs" })];

    public IReadOnlyList<SeenRequest> Runs => [.. Jobs.Where(static job => !job.Body.Contains("\"dryRun\":true", StringComparison.Ordinal))];

    public IReadOnlyList<SeenRequest> Fetches => [.. Api.Seen.Where(static request => request.Path.Contains("/queries/", StringComparison.Ordinal))];

    public IReadOnlyList<SeenRequest> Cancels => [.. Api.Seen.Where(static request => request.Path.Contains("/cancel", StringComparison.Ordinal))];

    /// <summary>The next page; without one the query goes on for ever.</summary>
    public QueryScript Page(string json)
    {
        _pages.Enqueue(json);
        return this;
    }

    private HttpResponseMessage? Answer(SeenRequest request)
    {
        if (request.Path.Contains("/cancel", StringComparison.Ordinal))
        {
            return ScriptedApi.Json("{}");
        }

        if (request is { Method: "POST", Path: "/bigquery/v2/projects/p/jobs" })
        {
            var isDryRun = request.Body.Contains("\"dryRun\":true", StringComparison.Ordinal);
            return isDryRun && DryRunError is { } error ? error() : ScriptedApi.Json(isDryRun ? DryRun() : request.Body);
        }

        if (request.Path.Contains("/queries/", StringComparison.Ordinal))
        {
            return ResultsError?.Invoke() ?? ScriptedApi.Json(_pages.TryDequeue(out var page) ? page : """{"jobComplete":false}""");
        }

        return request.Path.Contains("/jobs/", StringComparison.Ordinal)
            ? ScriptedApi.Json("""{"statistics":{"query":{"totalBytesProcessed":"2000","totalBytesBilled":"10485760"}},"status":{"state":"DONE"}}""")
            : null;
    }

    private string DryRun() => new JsonObject
    {
        ["statistics"] = new JsonObject
        {
            ["totalBytesProcessed"] = $"{BytesProcessed}",
            ["query"] = new JsonObject { ["statementType"] = StatementType, ["totalBytesProcessed"] = $"{BytesProcessed}" },
        },
    }.ToJsonString();
}
