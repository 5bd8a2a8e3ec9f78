using Isobar.Events;

namespace Isobar.Warehousing;

/// <summary>
/// Gives the values of a stored row by their place in <see cref="EnrichedEventSchema.Columns"/>: the counterpart of
/// <see cref="IColumnSink"/>. Null is given where the row has none.
/// </summary>
public interface IColumnSource
{
    RowKey Key(int column);

    string? Text(int column);

    DateTimeOffset? Instant(int column);

    double? Real(int column);

    long? Integer(int column);

    bool? Boolean(int column);
}
