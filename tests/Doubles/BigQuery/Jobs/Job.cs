using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Statements;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>A job. What it found out stands in its properties when <see cref="Done"/> is.</summary>
public sealed class Job(string project, string id, string location, JsonObject configuration, Timestamp createdAt) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Project { get; } = project;

    public string Id { get; } = id;

    public string Location { get; } = location;

    public JsonObject Configuration { get; } = configuration;

    /// <summary>QUERY or LOAD.</summary>
    public string Kind { get; } = configuration.ContainsKey("load") ? "LOAD" : "QUERY";

    public Timestamp CreatedAt { get; } = createdAt;

    public Timestamp? EndedAt { get; private set; }

    public ApiException? Error { get; private set; }

    public bool IsDone => Done.IsCompleted;

    public Task Done => _done.Task;

    public CancellationToken Cancellation => _cancellation.Token;

    public string? StatementType { get; set; }

    public IReadOnlyList<TableName> Referenced { get; set; } = [];

    public long BytesProcessed { get; set; }

    public long BytesBilled { get; set; }

    /// <summary>Of a query's result; null while unknown, and of statements without one.</summary>
    public IReadOnlyList<PlanColumn>? Columns { get; set; }

    public IReadOnlyList<object?[]> Rows { get; set; } = [];

    public DmlCounts? Counts { get; set; }

    /// <summary>Rows that a load job stored, and the bytes of its file.</summary>
    public (long Rows, long Bytes)? Loaded { get; set; }

    /// <summary>Whether the result was given up for newer ones.</summary>
    public bool IsForgotten { get; private set; }

    public void Cancel() => _cancellation.Cancel();

    public void End(Timestamp now, ApiException? error)
    {
        EndedAt = now;
        Error = error;
        _done.TrySetResult();
    }

    /// <summary>Lets the result go; what the job was and did stays known.</summary>
    public void Forget()
    {
        Rows = [];
        IsForgotten = true;
    }

    public void Dispose() => _cancellation.Dispose();
}
