using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Binds a row's values to the insert statement, column by column.</summary>
internal sealed class StatementSink(Statement statement) : IColumnSink
{
    private int _index;

    public void Bind(EnrichedEvent row)
    {
        _index = 0;
        foreach (var column in EnrichedEventSchema.Columns)
        {
            column.WriteTo(row, this);
        }
    }

    public void Write(RowKey value) => statement.BindKey(++_index, value);

    public void Write(string? value) => statement.Bind(++_index, value);

    public void Write(DateTimeOffset? value) => statement.Bind(++_index, value);

    public void Write(double? value)
    {
        // SQLite has no NaN: it would become null anyway, here it is meant.
        if (value is { } number && !double.IsNaN(number))
        {
            statement.Bind(++_index, number);
        }
        else
        {
            statement.BindNull(++_index);
        }
    }

    public void Write(long? value)
    {
        if (value is { } number)
        {
            statement.Bind(++_index, number);
        }
        else
        {
            statement.BindNull(++_index);
        }
    }

    public void Write(bool? value) => Write(value is { } flag ? (flag ? 1L : 0L) : (long?)null);
}
