using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>
/// Starts jobs and runs each on its own; nothing waits for anything else. A statement reads its snapshot at the job's start and
/// commits at its end.
/// </summary>
internal sealed class JobRunner(JobStore jobs, Catalog catalog, QueryPlanner planner, LoadJob loads, TimeProvider time)
{
    private const int MaximumIdLength = 1024;

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    /// <param name="project">Whose job.</param>
    /// <param name="resource">The job as the caller described it.</param>
    /// <param name="data">The file of a load job.</param>
    /// <param name="fault">What the test wants of the job.</param>
    /// <exception cref="ApiException">The description is wrong, or the id is taken.</exception>
    public Job Start(string project, JsonObject resource, ReadOnlyMemory<byte>? data, Fault fault)
    {
        var configuration = resource["configuration"] as JsonObject ?? throw ApiException.Required("configuration");
        if (configuration["query"] is not JsonObject && configuration["load"] is not JsonObject)
        {
            throw ApiException.Unsupported("jobs other than query and load");
        }

        var id = (string?)resource["jobReference"]?["jobId"] ?? $"job_{Guid.NewGuid():N}";
        if (id.Length is 0 or > MaximumIdLength || !id.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
        {
            throw ApiException.Invalid($"Invalid job ID \"{id}\". Job IDs must be alphanumeric (plus underscores and dashes) and must be at most {MaximumIdLength} characters long.");
        }

        var job = new Job(project, id, LocationOf(resource, configuration, project), (JsonObject)configuration.DeepClone(), Now);
        jobs.Add(job);
        _ = Task.Run(() => RunAsync(job, data, fault));
        return job;
    }

    /// <summary>What a query would do and cost.</summary>
    public Job DryRun(string project, JsonObject resource)
    {
        var configuration = (JsonObject)resource["configuration"]!;
        var job = new Job(project, "", LocationOf(resource, configuration, project), (JsonObject)configuration.DeepClone(), Now);
        var query = (JsonObject)configuration["query"]!;
        var statements = QueryPlanner.Parse(query);
        job.StatementType = statements.Count == 1 ? statements[0].Kind : "SCRIPT";
        if (statements is [not Sql.Syntax.OtherStatement])
        {
            planner.Prepare(statements[0], query, job);
            QueryPlanner.CheckLimit(query, job);
        }

        job.BytesBilled = 0;
        job.End(Now, null);
        return job;
    }

    private string LocationOf(JsonObject resource, JsonObject configuration, string project) =>
        ((string?)resource["jobReference"]?["location"])?.ToUpperInvariant() is { Length: > 0 } given
            ? given is "US" or "EU" ? given : given.ToLowerInvariant()
            : (configuration["query"]?["defaultDataset"] ?? configuration["load"]?["destinationTable"]) is JsonObject dataset
                && catalog.Find((string?)dataset["projectId"] ?? project, (string?)dataset["datasetId"] ?? "") is { } known
                    ? known.Location
                    : Catalog.DefaultLocation;

    private async Task RunAsync(Job job, ReadOnlyMemory<byte>? data, Fault fault)
    {
        using var limit = new CancellationTokenSource(TimeLimit(job) ?? Timeout.InfiniteTimeSpan, time);
        await using var expiry = limit.Token.Register(job.Cancel);
        try
        {
            await (job.Kind == "LOAD" ? LoadAsync(job, data, fault) : QueryAsync(job, fault));
            job.End(Now, null);
        }
        catch (OperationCanceledException)
        {
            job.End(Now, limit.IsCancellationRequested
                ? new ApiException(400, "timeout", $"Job timed out after {TimeLimit(job)!.Value.TotalSeconds:0.###} s")
                : new ApiException(400, "stopped", "Job execution was cancelled: User requested cancellation"));
        }
        catch (ApiException failed)
        {
            job.End(Now, failed);
        }
        catch (Exception broken)
        {
            // A fault of the double's: whoever waits for the job shall hear of it instead of waiting for ever.
            job.End(Now, new ApiException(500, "internalError", $"The BigQuery double failed: {broken}"));
        }
    }

    private static TimeSpan? TimeLimit(Job job) =>
        long.TryParse(job.Configuration["jobTimeoutMs"]?.ToString(), out var milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    private async Task LoadAsync(Job job, ReadOnlyMemory<byte>? data, Fault fault)
    {
        var commit = loads.Read(job, data ?? throw ApiException.Required("media (the double loads uploaded files only)"));
        await EndureAsync(job, fault);
        commit();
    }

    private async Task QueryAsync(Job job, Fault fault)
    {
        var query = (JsonObject)job.Configuration["query"]!;
        var statements = QueryPlanner.Parse(query);
        job.StatementType = statements.Count == 1 ? statements[0].Kind : "SCRIPT";
        var (processed, billed) = (0L, 0L);
        foreach (var statement in statements)
        {
            var prepared = planner.Prepare(statement, query, job);
            QueryPlanner.CheckLimit(query, job);
            var outcome = prepared.Execute(new QueryRun(Now, job.Cancellation));
            await EndureAsync(job, fault);
            job.Cancellation.ThrowIfCancellationRequested();
            outcome.Commit?.Invoke();
            job.Rows = outcome.Rows;
            job.Counts = outcome.Counts ?? job.Counts;
            (processed, billed) = (processed + job.BytesProcessed, billed + job.BytesBilled);
        }

        (job.BytesProcessed, job.BytesBilled) = (processed, billed);
    }

    private Task EndureAsync(Job job, Fault fault) => fault.Kind switch
    {
        FaultKind.JobFails => throw new ApiException(fault.Status, fault.Reason, fault.Message),
        FaultKind.JobRuns => Task.Delay(fault.Duration, time, job.Cancellation),
        _ => Task.CompletedTask,
    };
}
