using System.Globalization;
using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Rows;

/// <summary>A row of a query that selects <see cref="EnrichedEventSchema.Columns"/> in their order, from <c>first</c> on.</summary>
internal sealed class EventColumns(WireRow row, int first) : IColumnSource
{
    public RowKey Key(int column) => RowKey.Parse(Text(column) ?? throw new FormatException("A row of BigQuery's has no row_key."));

    public string? Text(int column) => WireValues.TextOrNull(row.Cells[first + column]);

    public DateTimeOffset? Instant(int column) => Integer(column) is { } microseconds ? Instants.FromMicroseconds(microseconds) : null;

    public double? Real(int column) => Text(column) is { } text ? WireValues.Real(text) : null;

    public long? Integer(int column) => Text(column) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool? Boolean(int column) => Text(column) is { } text ? text == "true" : null;
}
