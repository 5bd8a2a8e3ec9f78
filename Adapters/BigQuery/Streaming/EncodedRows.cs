using System.Buffers;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>Rows as they go over the wire, one behind the other in one buffer: <c>{"insertId":"…","json":{…}}</c> each.</summary>
/// <param name="expected">How many rows are about to come.</param>
internal sealed class EncodedRows(int expected)
{
    // What a row needs as a rule; the buffer grows where that is not enough.
    private const int UsualLength = 1_024;
    private const int MostReserved = 4 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(Math.Clamp(expected * UsualLength, UsualLength, MostReserved));
    private readonly List<(int Start, int Length)> _rows = new(expected);

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
