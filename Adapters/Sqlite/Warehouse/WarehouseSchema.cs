using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>The tables of <c>warehouse.db</c>; the columns of rows come from <see cref="EnrichedEventSchema"/>.</summary>
internal static class WarehouseSchema
{
    public const string DeadLetterColumns =
        "row_key, received_at, reason, detail, attempts, source, payload, user_id, event_id";

    public static readonly string RowColumns = string.Join(", ", EnrichedEventSchema.Columns.Select(column => column.Name));

    // Rows lie in the order of arrival and only the sixteen bytes of their key are in the index: measured in
    // docs/design/warehouse-key.md.
    public static readonly FileSchema File = Of(pageBytes: 4096, isClustered: false);

    /// <summary>The schema in another physical layout, for measuring one against the other.</summary>
    public static FileSchema Of(int pageBytes, bool isClustered) => new("warehouse.db", 1, $"""
        CREATE TABLE {EnrichedEventSchema.Table}(
        {string.Join(",\n", EnrichedEventSchema.Columns.Select(Declare))},
            {(isClustered ? "PRIMARY KEY(row_key)) WITHOUT ROWID" : "UNIQUE(row_key))")};
        CREATE TABLE dead_letters(
            row_key BLOB NOT NULL UNIQUE,
            received_at TEXT NOT NULL,
            reason TEXT NOT NULL,
            detail TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            source TEXT NOT NULL,
            payload BLOB NOT NULL,
            user_id TEXT,
            event_id TEXT
        );
        CREATE INDEX dead_letters_by_time ON dead_letters(received_at, row_key);
        CREATE INDEX dead_letters_by_event ON dead_letters(event_id, user_id);
        CREATE TABLE figures(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO figures(name, value) VALUES ('{EnrichedEventSchema.Table}', 0), ('dead_letters', 0);
        """, pageBytes);

    private static string Declare(EnrichedEventColumn column) =>
        $"    {column.Name} {TypeOf(column.Kind)}{(column.Nullable ? string.Empty : " NOT NULL")}";

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Key => "BLOB",
        ColumnKind.Text or ColumnKind.Json or ColumnKind.Instant => "TEXT",
        ColumnKind.Real => "REAL",
        ColumnKind.Integer or ColumnKind.Boolean => "INTEGER",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
