using System.Text.Json.Nodes;

namespace Isobar.Tests.Adapters.BigQuery.Hosting;

/// <summary>
/// Merging as BigQuery does it, in a few lines: a job id is taken once, a merge reads the table as it was when it began, and nothing
/// keeps two merges from running at once. A merge ends when the test says so.
/// </summary>
internal sealed class JobModel
{
    private const string Jobs = "/bigquery/v2/projects/p/jobs";
    private const string Results = "/bigquery/v2/projects/p/queries/";

    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Keys that have landed, and when.</summary>
    public List<(string Key, DateTimeOffset LandedAt)> Landing { get; } = [];

    /// <summary>Keys in the table, each as often as it was inserted.</summary>
    public List<string> Table { get; } = [];

    public int MostMergesAtOnce { get; private set; }

    /// <summary>Whether merges end as soon as they are made; else by <see cref="EndMerges"/>.</summary>
    public bool EndsAtOnce { get; set; } = true;

    /// <summary>Why the next merges fail; null for success.</summary>
    public string? FailureReason { get; set; }

    /// <summary>Looks at each request before it is carried out (true), and at its answer after that (false); what it returns is the answer.</summary>
    public Func<SeenRequest, bool, HttpResponseMessage?> Fault { get; set; } = static (_, _) => null;

    public IReadOnlyList<string> MergeIds => Locked(() => _jobs.Values.Where(static job => job.IsMerge).Select(static job => job.Id).ToList());

    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Windows =>
        Locked(() => _jobs.Values.Where(static job => job.IsMerge).Select(static job => (job.From, job.Until)).ToList());

    public HttpResponseMessage? Answer(SeenRequest request) => Fault(request, true) is { } before
        ? before
        : Locked(() => Act(request)) is { } answer ? Fault(request, false) ?? answer : null;

    public void EndMerges() => Locked(() =>
    {
        foreach (var job in _jobs.Values.Where(static job => job is { IsMerge: true, IsDone: false }))
        {
            End(job);
        }

        return true;
    });

    /// <summary>A job of an earlier life.</summary>
    public void Remember(string id) => _jobs[id] = new Job(id, IsMerge: false, default, default, [], new JsonObject()) { IsDone = true };

    private T Locked<T>(Func<T> act)
    {
        lock (_gate)
        {
            return act();
        }
    }

    private HttpResponseMessage? Act(SeenRequest request)
    {
        var path = request.Path.Split('?')[0];
        return (request.Method, path) switch
        {
            ("POST", Jobs) => Create(JsonNode.Parse(request.Body)!.AsObject()),
            ("POST", _) when path.EndsWith("/cancel", StringComparison.Ordinal) => ScriptedApi.Json("{}"),
            ("GET", _) when path.StartsWith(Jobs + "/", StringComparison.Ordinal) => Get(path[(Jobs.Length + 1)..]),
            ("GET", _) when path.StartsWith(Results, StringComparison.Ordinal) => Rows(_jobs[path[Results.Length..]]),
            _ => null,
        };
    }

    private HttpResponseMessage Create(JsonObject request)
    {
        var id = (string)request["jobReference"]!["jobId"]!;
        if (_jobs.ContainsKey(id))
        {
            return ScriptedApi.Error(409, "duplicate", $"Already Exists: Job {id}");
        }

        var query = request["configuration"]!["query"]!;
        var isMerge = ((string)query["query"]!).StartsWith("MERGE", StringComparison.Ordinal);
        var job = new Job(id, isMerge, Parameter(query, "from"), Parameter(query, "until"), [.. Table], request);
        _jobs.Add(id, job);
        if (!isMerge || EndsAtOnce)
        {
            End(job);
        }

        MostMergesAtOnce = Math.Max(MostMergesAtOnce, _jobs.Values.Count(static one => one is { IsMerge: true, IsDone: false }));
        return Get(id);
    }

    private void End(Job job)
    {
        job.IsDone = true;
        if (!job.IsMerge)
        {
            return;
        }

        job.Failure = FailureReason;
        if (job.Failure is null)
        {
            var keys = InWindow(job).Select(static row => row.Key).Distinct().Except(job.Snapshot).ToList();
            Table.AddRange(keys);
            job.Inserted = keys.Count;
        }
    }

    private IEnumerable<(string Key, DateTimeOffset LandedAt)> InWindow(Job job) =>
        Landing.Where(row => row.LandedAt >= job.From && row.LandedAt < job.Until);

    private HttpResponseMessage Get(string id)
    {
        if (!_jobs.TryGetValue(id, out var job))
        {
            return ScriptedApi.Error(404, "notFound", $"Not found: Job {id}");
        }

        var answer = job.Request.DeepClone();
        answer["status"] = new JsonObject { ["state"] = job.IsDone ? "DONE" : "RUNNING" };
        if (job.Failure is { } reason)
        {
            answer["status"]!["errorResult"] = new JsonObject { ["reason"] = reason, ["message"] = "It went wrong." };
        }

        answer["statistics"] = new JsonObject
        {
            ["query"] = new JsonObject { ["totalBytesBilled"] = "10485760", ["dmlStats"] = new JsonObject { ["insertedRowCount"] = $"{job.Inserted}" } },
        };
        return ScriptedApi.Json(answer.ToJsonString());
    }

    private HttpResponseMessage Rows(Job job) => ScriptedApi.Json(InWindow(job).Any()
        ? """{"jobComplete":true,"schema":{"fields":[{"name":"day","type":"TIMESTAMP"}]},"rows":[{"f":[{"v":"1795305600000000"}]}]}"""
        : """{"jobComplete":true,"schema":{"fields":[{"name":"day","type":"TIMESTAMP"}]},"totalRows":"0"}""");

    private static DateTimeOffset Parameter(JsonNode query, string name) => DateTimeOffset.Parse(
        (string)query["queryParameters"]!.AsArray().Single(parameter => (string?)parameter!["name"] == name)!["parameterValue"]!["value"]!);

    private sealed record Job(string Id, bool IsMerge, DateTimeOffset From, DateTimeOffset Until, string[] Snapshot, JsonObject Request)
    {
        public bool IsDone { get; set; }

        public string? Failure { get; set; }

        public int Inserted { get; set; }
    }
}
