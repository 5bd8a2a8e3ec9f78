using Isobar.Warehousing;

namespace Isobar.Adapters.Postgres.Schema;

/// <summary>The tables; the columns of rows come from <see cref="EnrichedEventSchema"/>. Why so: docs/design/postgres.md.</summary>
internal static class WarehouseTables
{
    public static readonly TableDefinition EnrichedEvents = new(
        EnrichedEventSchema.Table,
        [.. EnrichedEventSchema.Columns.Select(column => new TableColumn(column.Name, TypeOf(column.Kind), column.Nullable))],
        new Dictionary<string, string>(StringComparer.Ordinal));

    public static readonly TableDefinition DeadLetters = new(
        "dead_letters",
        [
            new("row_key", "bytea", false),
            new("received_at", "timestamp with time zone", false),
            new("reason", "text", false),
            new("detail", "text", false),
            new("attempts", "integer", false),
            new("source", "text", false),
            new("payload", "bytea", false),
            new("user_id", "text", true),
            new("event_id", "text", true),
        ],
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["dead_letters_by_time"] = "received_at, row_key",
            ["dead_letters_by_event"] = "event_id, user_id",
        });

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Key => "bytea",
        ColumnKind.Text => "text",

        // Not jsonb, which would keep the value but not the text that the producer sent.
        ColumnKind.Json => "json",
        ColumnKind.Instant => "timestamp with time zone",
        ColumnKind.Real => "double precision",
        ColumnKind.Integer => "bigint",
        ColumnKind.Boolean => "boolean",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
