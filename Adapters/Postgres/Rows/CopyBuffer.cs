using System.Buffers.Binary;
using System.Text.Unicode;
using System.Buffers;
using Isobar.Warehousing;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>A growing run of bytes in network order, from which the end can be taken back.</summary>
internal sealed class CopyBuffer
{
    private const int MaximumBytes = 1 << 30;
    private const int MaximumUtf8BytesPerChar = 3;

    private byte[] _bytes = new byte[64 * 1024];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Slice(int start, int length) => _bytes.AsMemory(start, length);

    public void Truncate(int length) => Length = length;

    public void Write(short value) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), value);

    public void Write(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value);

    public void Write(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), value);

    public void Write(double value) => BinaryPrimitives.WriteDoubleBigEndian(Take(sizeof(double)), value);

    public void Write(byte value) => Take(1)[0] = value;

    public Span<byte> Take(int count)
    {
        Reserve(count);
        var taken = _bytes.AsSpan(Length, count);
        Length += count;
        return taken;
    }

    /// <summary>Writes text as UTF-8, preceded by its length in bytes.</summary>
    /// <returns>False if it is no text: half of a surrogate pair.</returns>
    public bool TryWriteWithLength(string text)
    {
        Reserve(sizeof(int) + (text.Length * MaximumUtf8BytesPerChar));
        var target = _bytes.AsSpan(Length + sizeof(int));
        var status = Utf8.FromUtf16(text, target, out _, out var written, replaceInvalidSequences: false);
        Write(written);
        Length += written;
        return status == OperationStatus.Done;
    }

    private void Reserve(int count)
    {
        var needed = (long)Length + count;
        if (needed > MaximumBytes)
        {
            throw new BatchRefusedException($"The rows of one append are larger than {MaximumBytes} bytes. Append fewer at once (Writer:MaxBatchBytes).");
        }

        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(MaximumBytes, Math.Max(needed, 2L * _bytes.Length)));
        }
    }
}
