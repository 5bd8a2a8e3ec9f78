using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <param name="Values">One per column; never changed once stored, so that snapshots may share it.</param>
/// <param name="Partition">Start of the row's partition in microseconds; <see cref="Partitioning.NullPartition"/> for none.</param>
/// <param name="StoredAt">When the row came in.</param>
/// <param name="Streamed">Came by insertAll, so that DML cannot touch it for a while.</param>
public sealed record TableRow(object?[] Values, long Partition, Timestamp StoredAt, bool Streamed);

/// <summary>The rows that a statement sees: those of the moment when it began.</summary>
/// <param name="Rows">The rows, and room for more.</param>
/// <param name="Count">How many of them there were.</param>
/// <param name="Rewrites">See <see cref="Table.Rewrites"/>.</param>
public readonly record struct TableSnapshot(TableRow[] Rows, int Count, long Rewrites);
