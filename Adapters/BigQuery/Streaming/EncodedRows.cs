using System.Buffers;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>Rows as they go over the wire, one behind the other in one buffer: <c>{"insertId":"…","json":{…}}</c> each.</summary>
internal sealed class EncodedRows
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly List<(int Start, int Length)> _rows = [];

    public int Count => _rows.Count;

    /// <summary>Where the next row is written.</summary>
    public IBufferWriter<byte> Buffer => _buffer;

    public int LengthOf(int row) => _rows[row].Length;

    public ReadOnlyMemory<byte> this[int row] => _buffer.WrittenMemory.Slice(_rows[row].Start, _rows[row].Length);

    /// <summary>What was written since the last call is a row.</summary>
    public void EndRow()
    {
        var start = _rows.Count == 0 ? 0 : _rows[^1].Start + _rows[^1].Length;
        _rows.Add((start, _buffer.WrittenCount - start));
    }
}
