using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>Rows of different keys, encoded in the order of their keys: the order in which every append takes its locks.</summary>
internal sealed class EncodedRows
{
    private readonly CopyBuffer _buffer = new();
    private readonly List<EncodedRow> _rows = [];
    private readonly CopySink _sink;

    public EncodedRows() => _sink = new CopySink(_buffer);

    public int Count => _rows.Count;

    public EncodedRow this[int index] => _rows[index];

    public bool EndsWith(RowKey key) => _rows.Count > 0 && _rows[^1].Key == key;

    /// <returns>Why PostgreSQL would not take the row, or null.</returns>
    public string? TryAdd(EnrichedEvent row, int position, int maximumBytes)
    {
        var start = _buffer.Length;
        var fault = _sink.TryWrite(row, maximumBytes);
        if (fault is null)
        {
            _rows.Add(new EncodedRow(row.Key, position, start, _buffer.Length));
        }

        return fault;
    }

    public ReadOnlyMemory<byte> Bytes(int first, int count)
    {
        var start = _rows[first].Start;
        return _buffer.Slice(start, _rows[first + count - 1].End - start);
    }
}

/// <summary>A row in the buffer.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Position">Its place among the rows of the call.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
internal readonly record struct EncodedRow(RowKey Key, int Position, int Start, int End);
