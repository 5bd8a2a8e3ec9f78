using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/Job, as far as it is used here.</summary>
internal sealed record JobResource
{
    public JobReference? JobReference { get; init; }

    public JobConfiguration? Configuration { get; init; }

    public JobStatus? Status { get; init; }

    public JobStatistics? Statistics { get; init; }

    [JsonIgnore]
    public bool IsDone => Status?.State == "DONE";
}

internal sealed record JobReference(string ProjectId, string? JobId, string? Location);

internal sealed record JobConfiguration
{
    public QueryConfiguration? Query { get; init; }

    public bool? DryRun { get; init; }

    [JsonNumberHandling(Numbers.AsText)]
    public long? JobTimeoutMs { get; init; }
}

internal sealed record QueryConfiguration
{
    public required string Query { get; init; }

    public bool UseLegacySql { get; init; }

    public DatasetReference? DefaultDataset { get; init; }

    public string? ParameterMode { get; init; }

    public IReadOnlyList<QueryParameter>? QueryParameters { get; init; }

    [JsonNumberHandling(Numbers.AsText)]
    public long? MaximumBytesBilled { get; init; }
}

internal sealed record JobStatus(string? State, JobError? ErrorResult);

internal sealed record JobError(string? Reason, string? Location, string? Message);

internal sealed record JobStatistics
{
    public long? TotalBytesProcessed { get; init; }

    public QueryStatistics? Query { get; init; }
}

internal sealed record QueryStatistics
{
    public string? StatementType { get; init; }

    public long? TotalBytesProcessed { get; init; }

    public long? TotalBytesBilled { get; init; }

    public long? NumDmlAffectedRows { get; init; }

    public DmlStats? DmlStats { get; init; }
}

internal sealed record DmlStats(long? InsertedRowCount);

/// <summary>The answer to a cancellation.</summary>
internal sealed record JobCancelAnswer(JobResource? Job);

/// <summary>A page of https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/getQueryResults.</summary>
internal sealed record ResultsPage
{
    public bool JobComplete { get; init; }

    public TableSchema? Schema { get; init; }

    public IReadOnlyList<WireRow>? Rows { get; init; }

    public string? PageToken { get; init; }
}

internal sealed record WireRow([property: JsonPropertyName("f")] IReadOnlyList<WireCell> Cells);

internal readonly record struct WireCell([property: JsonPropertyName("v")] JsonElement Value);
