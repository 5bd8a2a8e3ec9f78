using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;

namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>Jobs by their ids, which are chosen here: asking twice for one makes one.</summary>
internal sealed class JobClient(BigQueryClient client, TableNames names, BigQueryOptions options)
{
    public static string NewId(string purpose) => $"isobar_{purpose}_{Guid.NewGuid():N}";

    /// <summary>Makes a job. That the request is repeated when its answer is lost can itself end in a conflict.</summary>
    /// <exception cref="BigQueryFailure">It was refused, or nobody knows whether it was made. Conflict: the id was taken before.</exception>
    public Task<JobResource> CreateAsync(string id, JobConfiguration configuration, CancellationToken cancellationToken) => client.SendAsync(
        Operation.CreateJob,
        HttpMethod.Post,
        names.JobsPath,
        $"job {id}",
        new JobResource { JobReference = new JobReference(names.Project, id, options.Location), Configuration = configuration },
        BigQueryJson.Default.JobResource,
        BigQueryJson.Default.JobResource,
        cancellationToken);

    /// <summary>What a query would do, without doing it.</summary>
    public Task<JobResource> DryRunAsync(JobConfiguration configuration, CancellationToken cancellationToken) => client.SendAsync(
        Operation.CreateJob,
        HttpMethod.Post,
        names.JobsPath,
        $"a dry run in project {names.Project}",
        new JobResource
        {
            // A dry run has no id, because it is no job.
            JobReference = new JobReference(names.Project, null, options.Location),
            Configuration = configuration with { DryRun = true },
        },
        BigQueryJson.Default.JobResource,
        BigQueryJson.Default.JobResource,
        cancellationToken);

    /// <summary>The job, or null if there is none with this id.</summary>
    public async Task<JobResource?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(
                Operation.GetJob, HttpMethod.Get, $"{names.JobsPath}/{id}?{Location}", $"job {id}", BigQueryJson.Default.JobResource, cancellationToken);
        }
        catch (BigQueryFailure failure) when (failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    public Task<JobCancelAnswer> CancelAsync(string id, CancellationToken cancellationToken) => client.SendAsync(
        Operation.CancelJob, HttpMethod.Post, $"{names.JobsPath}/{id}/cancel?{Location}", $"job {id}", BigQueryJson.Default.JobCancelAnswer, cancellationToken);

    /// <summary>A page of a query's rows; BigQuery waits for the query to end for as long as <paramref name="wait"/>.</summary>
    public Task<ResultsPage> GetResultsAsync(string id, string? pageToken, int rows, TimeSpan wait, CancellationToken cancellationToken) => client.SendAsync(
        Operation.GetResults,
        HttpMethod.Get,
        $"{names.ResultsPath}/{id}?{Location}&maxResults={rows}&timeoutMs={(long)wait.TotalMilliseconds}&formatOptions.useInt64Timestamp=true{PageOf(pageToken)}",
        $"job {id}",
        BigQueryJson.Default.ResultsPage,
        cancellationToken);

    /// <summary>A query's configuration, with the dataset as its default.</summary>
    public JobConfiguration Configure(QueryJob job) => new()
    {
        Query = new QueryConfiguration
        {
            Query = job.Sql,
            DefaultDataset = names.Dataset,
            ParameterMode = job.Parameters.Count > 0 ? "NAMED" : null,
            QueryParameters = job.Parameters.Count > 0 ? job.Parameters : null,
        },
    };

    private string Location => $"location={Uri.EscapeDataString(options.Location)}";

    private static string PageOf(string? token) => token is null ? "" : $"&pageToken={Uri.EscapeDataString(token)}";
}
