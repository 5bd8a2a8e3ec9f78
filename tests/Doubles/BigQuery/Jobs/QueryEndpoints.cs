using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Http;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>
/// https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query and getQueryResults. How long a caller waits is real time, also
/// where the double's clock is the test's.
/// </summary>
internal sealed class QueryEndpoints(JobStore jobs, JobRunner runner)
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(10);

    /// <summary>What a request of <c>jobs.query</c> has of a job's query configuration.</summary>
    private static readonly string[] QueryMembers =
        ["query", "useLegacySql", "defaultDataset", "queryParameters", "parameterMode", "maximumBytesBilled", "useQueryCache", "createSession", "connectionProperties"];

    public IEnumerable<ApiMethod> Methods =>
    [
        new(Operations.JobsQuery, "POST", "projects/{projectId}/queries", QueryAsync, HasBody: true),
        new(Operations.JobsGetQueryResults, "GET", "projects/{projectId}/queries/{jobId}", ResultsAsync,
            ["maxResults", "pageToken", "startIndex", "timeoutMs", "location", "formatOptions.useInt64Timestamp"]),
    ];

    private async Task<Answer> QueryAsync(ApiRequest request)
    {
        var body = request.Json();
        var resource = JobOf(body);
        if ((bool?)body["dryRun"] ?? false)
        {
            return DryRun(runner.DryRun(request.Project, resource));
        }

        var job = Started(request, body, resource);
        await WaitAsync(job, Milliseconds(body["timeoutMs"]?.ToString()));
        return Write("bigquery#queryResponse", job, Milliseconds(body["maxResults"]?.ToString()), null, null, (bool?)body["formatOptions"]?["useInt64Timestamp"] ?? false);
    }

    /// <summary>A request id makes the call repeatable: the same id finds the job of the first call.</summary>
    private Job Started(ApiRequest request, JsonObject body, JsonObject resource)
    {
        if ((string?)body["requestId"] is { Length: > 0 } requestId)
        {
            var id = $"request_{requestId.Replace('-', '_')}";
            if (jobs.Contains(request.Project, id))
            {
                return jobs.Get(request.Project, id, (string?)body["location"]);
            }

            resource["jobReference"]!["jobId"] = id;
        }

        return runner.Start(request.Project, resource, null, request.Fault);
    }

    private async Task<Answer> ResultsAsync(ApiRequest request)
    {
        var job = jobs.Get(request.Project, request.Path["jobId"], request.Text("location"));
        if (job.Kind != "QUERY")
        {
            throw ApiException.Invalid($"Cannot return query results of job {job.Id}: it is no query");
        }

        await WaitAsync(job, request.Number("timeoutMs"));
        return Write(
            "bigquery#getQueryResultsResponse", job, request.Number("maxResults"), request.Text("pageToken"), request.Number("startIndex"), request.Flag("formatOptions.useInt64Timestamp"));
    }

    private static JsonObject JobOf(JsonObject body)
    {
        var query = new JsonObject();
        foreach (var name in QueryMembers)
        {
            if (body[name] is { } member)
            {
                query[name] = member.DeepClone();
            }
        }

        var configuration = new JsonObject { ["query"] = query };
        if (body["jobTimeoutMs"] is { } limit)
        {
            configuration["jobTimeoutMs"] = limit.DeepClone();
        }

        return new JsonObject
        {
            ["jobReference"] = new JsonObject { ["location"] = (string?)body["location"] },
            ["configuration"] = configuration,
        };
    }

    private static async Task WaitAsync(Job job, long? milliseconds)
    {
        var wait = milliseconds is { } given ? TimeSpan.FromMilliseconds(Math.Min(given, 200_000)) : DefaultWait;
        using var limit = new CancellationTokenSource();
        await Task.WhenAny(job.Done, Task.Delay(wait, limit.Token));
        await limit.CancelAsync();
    }

    private static long? Milliseconds(string? text) => long.TryParse(text, out var number) && number >= 0 ? number : null;

    private static Answer DryRun(Job job)
    {
        var document = new JsonObject
        {
            ["kind"] = "bigquery#queryResponse",
            ["jobReference"] = new JsonObject { ["projectId"] = job.Project, ["location"] = job.Location },
            ["totalBytesProcessed"] = $"{job.BytesProcessed}",
            ["jobComplete"] = true,
            ["cacheHit"] = false,
        };
        if (job.Columns is { Count: > 0 } columns)
        {
            document["schema"] = JobDocument.Schema(columns);
        }

        return Answer.Ok(document);
    }

    private static Answer Write(string kind, Job job, long? size, string? token, long? start, bool integerTimestamps)
    {
        if (job.IsDone && job.Error is not null)
        {
            throw job.Error;
        }

        if (job.IsForgotten)
        {
            throw ApiException.NotFound($"Results of job {job.Project}:{job.Location}.{job.Id}, which the double keeps of newer jobs only");
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", kind);
            writer.WritePropertyName("jobReference");
            JobDocument.Reference(job).WriteTo(writer);
            writer.WriteBoolean("jobComplete", job.IsDone);
            if (job.IsDone)
            {
                WriteResult(writer, job, size, token, start ?? 0, integerTimestamps);
            }

            writer.WriteEndObject();
        }

        return new Answer(200, buffer.WrittenMemory);
    }

    private static void WriteResult(Utf8JsonWriter writer, Job job, long? size, string? token, long start, bool integerTimestamps)
    {
        writer.WriteString("totalBytesProcessed", $"{job.BytesProcessed}");
        writer.WriteString("totalBytesBilled", $"{job.BytesBilled}");
        writer.WriteBoolean("cacheHit", false);
        writer.WritePropertyName("schema");
        JobDocument.Schema(job.Columns ?? []).WriteTo(writer);
        if (job.Counts is { } counts)
        {
            writer.WriteString("numDmlAffectedRows", $"{counts.Affected}");
            return;
        }

        var (rows, next) = Pages.Cut(job.Rows, size, token, start);
        writer.WriteString("totalRows", $"{job.Rows.Count}");
        if (next is not null)
        {
            writer.WriteString("pageToken", next);
        }

        if (rows.Count > 0)
        {
            ResultRows.Write(writer, rows, integerTimestamps);
        }
    }
}
