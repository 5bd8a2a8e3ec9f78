using Isobar.Adapters.BigQuery.Tables;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>Writes events straight into the bytes that are sent, without an object in between.</summary>
internal sealed class EventEncoder(RowJson json) : IColumnSink
{
    private string _column = "";

    /// <param name="rows">The events.</param>
    /// <param name="landedAt">When they are handed over, for the landing table; null for the table itself.</param>
    public static EncodedRows Encode(IReadOnlyList<EnrichedEvent> rows, DateTimeOffset? landedAt)
    {
        var encoded = new EncodedRows(rows.Count);
        using var json = new RowJson(encoded);
        var encoder = new EventEncoder(json);
        foreach (var row in rows)
        {
            json.Begin(row.Key.ToString());
            encoder.WriteColumns(row);
            json.Write(TableDefinitions.LandedAt, landedAt);
            json.End();
        }

        return encoded;
    }

    public void Write(RowKey value) => json.Write(_column, value.ToString());

    public void Write(string? value) => json.Write(_column, value);

    public void Write(DateTimeOffset? value) => json.Write(_column, value);

    public void Write(double? value) => json.Write(_column, value);

    public void Write(long? value) => json.Write(_column, value);

    public void Write(bool? value) => json.Write(_column, value);

    private void WriteColumns(EnrichedEvent row)
    {
        foreach (var column in EnrichedEventSchema.Columns)
        {
            _column = column.Name;
            column.WriteTo(row, this);
        }
    }
}
