using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Streaming;

/// <summary>
/// Days that can be streamed to in a table partitioned by a column: ten years back and one ahead, see
/// https://cloud.google.com/bigquery/docs/streaming-data-into-bigquery#time-unit_column_partitioning.
/// </summary>
internal static class StreamingBounds
{
    private const int DaysBack = 3650;
    private const int DaysAhead = 366;

    public static RowError? Fault(Table table, object?[] values, Timestamp now)
    {
        if (table.Partitioning is not { Column: >= 0 } partitioning)
        {
            return null;
        }

        var partition = partitioning.PartitionOf(values, now);
        var today = now.Microseconds - (now.Microseconds % Timestamp.PerDay);
        return partition == Partitioning.NullPartition
            || (partition >= today - (DaysBack * Timestamp.PerDay) && partition <= today + (DaysAhead * Timestamp.PerDay))
            ? null
            : RowError.Invalid(
                partitioning.ColumnName!,
                $"Value {partition} for field {partitioning.ColumnName} of the destination table {table.Name} is outside the allowed bounds. "
                + $"You can only stream to date range within {DaysBack} days in the past and {DaysAhead} days in the future relative to the current date.");
    }
}
