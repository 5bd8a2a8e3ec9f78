using System.Collections.Concurrent;
using Isobar.Tests.Doubles.BigQuery.Http;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>All jobs there have been. An id is taken for ever, also by a job that failed.</summary>
public sealed class JobStore : IDisposable
{
    /// <summary>Jobs whose results are kept, the newest ones; BigQuery keeps results for a day.</summary>
    private const int KeptResults = 1000;

    private readonly ConcurrentDictionary<(string Project, string Id), Job> _jobs = new();
    private readonly Queue<Job> _results = [];

    /// <exception cref="ApiException">There is such a job already.</exception>
    public void Add(Job job)
    {
        if (!_jobs.TryAdd((job.Project, job.Id), job))
        {
            throw ApiException.Duplicate($"Job {job.Project}:{job.Location}.{job.Id}");
        }

        lock (_results)
        {
            _results.Enqueue(job);
            while (_results.Count > KeptResults && _results.Peek().IsDone)
            {
                _results.Dequeue().Forget();
            }
        }
    }

    public bool Contains(string project, string id) => _jobs.ContainsKey((project, id));

    /// <param name="location">May be left out for jobs in the multi-regions US and EU.</param>
    public Job Get(string project, string id, string? location)
    {
        var job = _jobs.GetValueOrDefault((project, id));
        var found = job is not null && (location is null
            ? job.Location is "US" or "EU"
            : string.Equals(location, job.Location, StringComparison.OrdinalIgnoreCase));
        return found ? job! : throw ApiException.NotFound($"Job {project}:{(location is null ? "" : location + ".")}{id}");
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Job> In(string project) =>
        [.. _jobs.Values.Where(job => job.Project == project).OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Id, StringComparer.Ordinal)];

    public void Remove(Job job) => _jobs.TryRemove((job.Project, job.Id), out _);

    public void Dispose()
    {
        foreach (var job in _jobs.Values)
        {
            job.Cancel();
        }
    }
}
