using Isobar.Events;

namespace Isobar.Warehousing;

/// <summary>Receives the values of a row, column by column, in the order of <see cref="EnrichedEventSchema.Columns"/>.</summary>
public interface IColumnSink
{
    void Write(RowKey value);

    void Write(string? value);

    void Write(DateTimeOffset? value);

    void Write(double? value);

    void Write(long? value);

    void Write(bool? value);
}
