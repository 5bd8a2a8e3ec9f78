using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Tables;

/// <summary>The views as they are created. docs/design/bigquery.md says why they are as they are.</summary>
internal static class ViewDefinitions
{
    public static IEnumerable<TableResource> All(BigQueryOptions options, TableNames names)
    {
        yield return View(names, TableNames.Live, "Each event once, up to now.", options.Mode == BigQueryMode.Merge ? Merged(options, names) : Streamed(names));
        yield return View(names, TableNames.DeadLetters, "What could not become an event, and was not replayed.", DeadLetters(names));
    }

    private static TableResource View(TableNames names, string view, string description, string query) => new()
    {
        TableReference = names.Reference(view),
        Description = description,
        View = new ViewDefinition(query, UseLegacySql: false),
    };

    // The bound on occurred_at lets BigQuery read a few partitions of the table, and not all of it. A key fixes the hour and no more, should
    // its event have come with two contents; so the table is looked at for an hour more.
    private static string Merged(BigQueryOptions options, TableNames names)
    {
        return $"""
            SELECT {TableDefinitions.RowColumns} FROM {names.Quoted(TableNames.Events)}
            UNION ALL
            SELECT {TableDefinitions.RowColumns} FROM (
              SELECT * FROM {names.Quoted(TableNames.Landing)}
              WHERE true
              QUALIFY ROW_NUMBER() OVER (PARTITION BY row_key ORDER BY {TableDefinitions.LandedAt}) = 1
            ) l
            WHERE l.occurred_at >= {Hours(options.LiveDays * 24)}
              AND NOT EXISTS (
                SELECT 1 FROM {names.Quoted(TableNames.Events)} t
                WHERE t.row_key = l.row_key AND t.occurred_at >= {Hours((options.LiveDays * 24) + 1)})
            """;
    }

    private static string Hours(int ago) => $"TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL {ago} HOUR)";

    // The day in the partition lets a filter on it reach the table.
    private static string Streamed(TableNames names) => $"""
        SELECT {TableDefinitions.RowColumns} FROM {names.Quoted(TableNames.Events)}
        WHERE true
        QUALIFY ROW_NUMBER() OVER (PARTITION BY row_key, TIMESTAMP_TRUNC(occurred_at, DAY) ORDER BY enriched_at, received_at) = 1
        """;

    // A removal covers what was logged before it, its own letter and the older ones which that letter had replaced.
    private static string DeadLetters(TableNames names)
    {
        var columns = string.Join(", ", TableDefinitions.DeadLetterColumns);
        return $"""
            SELECT {columns} FROM {names.Quoted(TableNames.DeadLetterLog)} l
            WHERE NOT l.removed
              AND NOT EXISTS (
                SELECT 1 FROM {names.Quoted(TableNames.DeadLetterLog)} r
                WHERE r.removed AND r.letter_key = l.letter_key AND r.received_at >= l.received_at AND r.{TableDefinitions.LoggedAt} > l.{TableDefinitions.LoggedAt})
            QUALIFY ROW_NUMBER() OVER (PARTITION BY letter_key ORDER BY received_at DESC, {TableDefinitions.LoggedAt}) = 1
            """;
    }
}
