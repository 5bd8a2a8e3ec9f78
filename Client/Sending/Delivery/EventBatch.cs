using System.Buffers;

namespace Isobar.Client.Sending.Delivery;

/// <summary>
/// The events of one request. Its body is made once, so that every attempt sends the same events with the same ids and times.
/// </summary>
internal sealed class EventBatch(int capacity)
{
    // Well under the server's limit, so that a last event of any size still fits.
    private const int FullBytes = 4_000_000;

    private readonly ArrayBufferWriter<byte> _body = new();
    private readonly List<long> _lines = [];

    /// <summary>Items of the source that this batch settles, the faulty ones among them included.</summary>
    public int Items { get; private set; }

    /// <summary>Where in the source the last of them ends.</summary>
    public long EndOffset { get; private set; }

    public List<Rejection> Faults { get; } = [];

    public int Count => _lines.Count;

    public bool IsFull => Items >= capacity || _body.WrittenCount >= FullBytes;

    /// <summary>A JSON array.</summary>
    public ReadOnlyMemory<byte> Body => _body.WrittenMemory;

    public long LineOf(int index) => _lines[index];

    public void Add(PreparedEvent item)
    {
        Items++;
        EndOffset = item.EndOffset;
        if (item.Fault is { } fault)
        {
            Faults.Add(new Rejection(item.Line, fault.Field, fault.Reason));
            return;
        }

        _body.Write(Count == 0 ? "["u8 : ","u8);
        _body.Write(item.Json);
        _lines.Add(item.Line);
    }

    public void Seal() => _body.Write("]"u8);
}
