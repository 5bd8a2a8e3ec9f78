using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Http;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs.</summary>
internal sealed class JobEndpoints(JobStore jobs, JobRunner runner)
{
    private const string One = "projects/{projectId}/jobs/{jobId}";
    private const string All = "projects/{projectId}/jobs";

    public IEnumerable<ApiMethod> Methods =>
    [
        new(Operations.JobsInsert, "POST", All, Insert, HasBody: true, Upload: true),
        new(Operations.JobsGet, "GET", One, request => Done(Find(request)), ["location"]),
        new(Operations.JobsList, "GET", All, List,
            ["maxResults", "pageToken", "stateFilter", "projection", "allUsers", "minCreationTime", "maxCreationTime", "parentJobId"]),
        new(Operations.JobsCancel, "POST", One + "/cancel", Cancel, ["location"]),
        new(Operations.JobsDelete, "DELETE", One + "/delete", Delete, ["location"]),
    ];

    private static Task<Answer> Done(Job job) => Task.FromResult(Answer.Ok(JobDocument.Write(job)));

    private Job Find(ApiRequest request) => jobs.Get(request.Project, request.Path["jobId"], request.Text("location"));

    private Task<Answer> Insert(ApiRequest request)
    {
        var resource = request.Json();
        return (bool?)resource["configuration"]?["dryRun"] == true && resource["configuration"]!["query"] is JsonObject
            ? DryRun(runner.DryRun(request.Project, resource))
            : Done(runner.Start(request.Project, resource, null, request.Fault));
    }

    /// <summary>Nobody can ask for the job of a dry run again, so it has no id.</summary>
    private static Task<Answer> DryRun(Job job)
    {
        var document = JobDocument.Write(job);
        ((JsonObject)document["jobReference"]!).Remove("jobId");
        return Task.FromResult(Answer.Ok(document));
    }

    /// <summary>Asks the job to stop; when it has, it says so itself.</summary>
    private Task<Answer> Cancel(ApiRequest request)
    {
        var job = Find(request);
        job.Cancel();
        return Task.FromResult(Answer.Ok(new JsonObject
        {
            ["kind"] = "bigquery#jobCancelResponse",
            ["job"] = JobDocument.Write(job),
        }));
    }

    private Task<Answer> Delete(ApiRequest request)
    {
        jobs.Remove(Find(request));
        return Task.FromResult(Answer.Empty);
    }

    private Task<Answer> List(ApiRequest request)
    {
        var state = request.Text("stateFilter")?.ToUpperInvariant();
        var from = request.Number("minCreationTime");
        var until = request.Number("maxCreationTime");
        var wanted = jobs.In(request.Project).Where(job =>
            (state is null || state == (job.IsDone ? "DONE" : "RUNNING"))
            && (from is null || job.CreatedAt.Microseconds / 1000 >= from)
            && (until is null || job.CreatedAt.Microseconds / 1000 <= until)).ToList();
        var (page, next) = Pages.Cut(wanted, request.Number("maxResults"), request.Text("pageToken"));
        var document = new JsonObject
        {
            ["kind"] = "bigquery#jobList",
            ["jobs"] = new JsonArray([.. page.Select(JobDocument.Write)]),
        };
        if (next is not null)
        {
            document["nextPageToken"] = next;
        }

        return Task.FromResult(Answer.Ok(document));
    }
}
