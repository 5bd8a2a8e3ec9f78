using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets, as far as it is used here.</summary>
internal sealed record DatasetResource(DatasetReference DatasetReference, string? Location = null);

internal sealed record DatasetReference(string ProjectId, string DatasetId);

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/tables, as far as it is used here. What is null is not sent.</summary>
internal sealed record TableResource
{
    public TableReference? TableReference { get; init; }

    /// <summary><c>TABLE</c>, <c>VIEW</c> and others; only in answers.</summary>
    public string? Type { get; init; }

    public string? Description { get; init; }

    public TableSchema? Schema { get; init; }

    /// <summary>A patch changes those that it names.</summary>
    public Dictionary<string, string>? Labels { get; init; }

    public TimePartitioning? TimePartitioning { get; init; }

    public Clustering? Clustering { get; init; }

    public ViewDefinition? View { get; init; }

    /// <summary>Without the rows in <see cref="StreamingBuffer"/>; only in answers.</summary>
    public long? NumRows { get; init; }

    public StreamingBuffer? StreamingBuffer { get; init; }
}

internal sealed record TableReference(string ProjectId, string DatasetId, string TableId);

internal sealed record TableSchema(IReadOnlyList<FieldSchema> Fields);

/// <param name="Name">The column's name.</param>
/// <param name="Type">Such as <c>STRING</c>; answers name some types in an older way.</param>
/// <param name="Mode"><c>REQUIRED</c>, <c>NULLABLE</c> (when absent) or <c>REPEATED</c>.</param>
/// <param name="Fields">Of a record.</param>
internal sealed record FieldSchema(string Name, string Type, string? Mode = null, IReadOnlyList<FieldSchema>? Fields = null)
{
    /// <summary>What the table's owner has added: descriptions, policy tags. A patch of the schema must give it back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    public const string Required = "REQUIRED";
    public const string Nullable = "NULLABLE";
    public const string Repeated = "REPEATED";
}

internal sealed record TimePartitioning(
    string Type, string Field, [property: JsonNumberHandling(Numbers.AsText)] long? ExpirationMs = null);

internal sealed record Clustering(IReadOnlyList<string> Fields);

internal sealed record ViewDefinition(string Query, bool UseLegacySql);

internal sealed record StreamingBuffer(long? EstimatedRows);
