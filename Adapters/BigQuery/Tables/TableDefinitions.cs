using Isobar.Adapters.BigQuery.Rest;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Tables;

/// <summary>The tables as they are created.</summary>
internal static class TableDefinitions
{
    /// <summary>When a row was handed to BigQuery; the landing table is partitioned by it.</summary>
    public const string LandedAt = "landed_at";

    /// <summary>When a dead letter, or its removal, was handed to BigQuery: of two with one key and instant the order is theirs.</summary>
    public const string LoggedAt = "logged_at";

    public static readonly IReadOnlyList<string> DeadLetterColumns =
        ["letter_key", "received_at", "reason", "detail", "attempts", "source", "payload", "user_id", "event_id"];

    /// <summary>The columns of rows, for SQL.</summary>
    public static readonly string RowColumns = string.Join(", ", EnrichedEventSchema.Columns.Select(static column => column.Name));

    public static IEnumerable<TableResource> All(BigQueryOptions options, TableNames names)
    {
        yield return Events(names);
        if (options.Mode == BigQueryMode.Merge)
        {
            yield return Landing(options, names);
        }

        yield return DeadLetterLog(names);
    }

    private static TableResource Events(TableNames names) => new()
    {
        TableReference = names.Reference(TableNames.Events),
        Description = "User events with the weather at their place and time. Query enriched_events_live for each event once, up to now.",
        Schema = new TableSchema([.. EventFields()]),
        TimePartitioning = new TimePartitioning("DAY", "occurred_at"),
        Clustering = new Clustering(["user_id", "cell"]),
    };

    private static TableResource Landing(BigQueryOptions options, TableNames names) => new()
    {
        TableReference = names.Reference(TableNames.Landing),
        Description = "Where events land until they are merged into enriched_events by key. Rows here may come twice and expire.",
        Schema = new TableSchema([.. EventFields(), new FieldSchema(LandedAt, "TIMESTAMP", FieldSchema.Required)]),
        TimePartitioning = new TimePartitioning("HOUR", LandedAt, (long)options.LandingRetention.TotalMilliseconds),
        Clustering = new Clustering(["row_key"]),
    };

    // Only key and times are required: a removal has nothing else to say.
    private static TableResource DeadLetterLog(TableNames names) => new()
    {
        TableReference = names.Reference(TableNames.DeadLetterLog),
        Description = "Every dead letter and every removal of one. Query dead_letters for those that are there.",
        Schema = new TableSchema(
        [
            new FieldSchema("letter_key", "STRING", FieldSchema.Required),
            new FieldSchema("received_at", "TIMESTAMP", FieldSchema.Required),
            new FieldSchema("reason", "STRING", FieldSchema.Nullable),
            new FieldSchema("detail", "STRING", FieldSchema.Nullable),
            new FieldSchema("attempts", "INT64", FieldSchema.Nullable),
            new FieldSchema("source", "STRING", FieldSchema.Nullable),
            new FieldSchema("payload", "BYTES", FieldSchema.Nullable),
            new FieldSchema("user_id", "STRING", FieldSchema.Nullable),
            new FieldSchema("event_id", "STRING", FieldSchema.Nullable),
            new FieldSchema("removed", "BOOL", FieldSchema.Required),
            new FieldSchema(LoggedAt, "TIMESTAMP", FieldSchema.Required),
        ]),
        TimePartitioning = new TimePartitioning("DAY", "received_at"),
        Clustering = new Clustering(["letter_key"]),
    };

    private static IEnumerable<FieldSchema> EventFields() => EnrichedEventSchema.Columns.Select(static column =>
        new FieldSchema(column.Name, TypeOf(column.Kind), column.Nullable ? FieldSchema.Nullable : FieldSchema.Required));

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        // A key is text, so that people can read it in a query and paste it into the next.
        ColumnKind.Key or ColumnKind.Text => "STRING",
        ColumnKind.Json => "JSON",
        ColumnKind.Instant => "TIMESTAMP",
        ColumnKind.Real => "FLOAT64",
        ColumnKind.Integer => "INT64",
        ColumnKind.Boolean => "BOOL",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
