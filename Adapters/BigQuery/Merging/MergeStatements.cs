using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Merging;

/// <summary>The two statements of a merge.</summary>
internal static class MergeStatements
{
    public const string Purpose = "merge";

    /// <summary>On which days of <c>occurred_at</c> the rows lie that have landed: the partitions that the merge will read and write.</summary>
    public static QueryJob DaysLanded(TableNames names, MergeWindow window) => new(
        Purpose,
        $"SELECT DISTINCT TIMESTAMP_TRUNC(occurred_at, DAY) AS day FROM {names.Quoted(TableNames.Landing)} WHERE {MergeWindow.Condition}",
        window.Parameters);

    /// <summary>
    /// Inserts the rows whose keys are not there. A row may land between the two statements on a day that is not among
    /// <paramref name="days"/>, where its key would not be looked for: so such a row is left to the next merge.
    /// </summary>
    public static QueryJob Merge(TableNames names, MergeWindow window, string days)
    {
        var columns = TableDefinitions.RowColumns;
        var values = string.Join(", ", EnrichedEventSchema.Columns.Select(static column => $"S.{column.Name}"));
        return new QueryJob(
            Purpose,
            $"""
            MERGE {names.Quoted(TableNames.Events)} T
            USING (
              SELECT {columns} FROM {names.Quoted(TableNames.Landing)}
              WHERE {MergeWindow.Condition} AND TIMESTAMP_TRUNC(occurred_at, DAY) IN ({days})
              QUALIFY ROW_NUMBER() OVER (PARTITION BY row_key ORDER BY {TableDefinitions.LandedAt}) = 1
            ) S
            ON T.row_key = S.row_key AND TIMESTAMP_TRUNC(T.occurred_at, DAY) IN ({days})
            WHEN NOT MATCHED THEN INSERT ({columns}) VALUES ({values})
            """,
            window.Parameters);
    }
}
