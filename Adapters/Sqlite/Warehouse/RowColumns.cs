using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>The row that a statement is on, which selects <see cref="EnrichedEventSchema.Columns"/> in their order.</summary>
internal sealed class RowColumns(Statement row) : IColumnSource
{
    public RowKey Key(int column) => row.Key(column);

    public string? Text(int column) => row.TextOrNull(column);

    public DateTimeOffset? Instant(int column) => row.IsNull(column) ? null : row.Time(column);

    public double? Real(int column) => row.DoubleOrNull(column);

    public long? Integer(int column) => row.LongOrNull(column);

    public bool? Boolean(int column) => row.LongOrNull(column) is { } flag ? flag != 0 : null;
}
