using Isobar.Events;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>The row that a reader is on, of a query that selects <see cref="EnrichedEventSchema.Columns"/> in their order.</summary>
internal sealed class RowColumns(NpgsqlDataReader row) : IColumnSource
{
    public RowKey Key(int column) => RowKey.FromBytes(row.GetFieldValue<byte[]>(column));

    public string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public DateTimeOffset? Instant(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    public double? Real(int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public long? Integer(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public bool? Boolean(int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);
}
