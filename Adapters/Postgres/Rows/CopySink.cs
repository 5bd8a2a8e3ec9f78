using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>
/// Writes rows in the binary form of COPY (https://www.postgresql.org/docs/current/sql-copy.html). By hand, because Npgsql's importer
/// either blocks the thread whenever its buffer is full, or awaits once per value; this encodes a batch at once and sends it in a few writes.
/// </summary>
internal sealed class CopySink(CopyBuffer buffer) : IColumnSink
{
    /// <summary>Signature, flags, and the length of an extension that there is none of.</summary>
    public static readonly ReadOnlyMemory<byte> Header =
        new byte[] { 0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0 };

    /// <summary>In the place of a row's count of columns, −1.</summary>
    public static readonly ReadOnlyMemory<byte> Trailer = new byte[] { 0xFF, 0xFF };

    private const int Null = -1;

    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private int _column;
    private string? _fault;

    /// <summary>Adds a row to the buffer, or leaves the buffer as it was.</summary>
    /// <returns>Why PostgreSQL would not take the row, or null.</returns>
    public string? TryWrite(EnrichedEvent row, int maximumBytes)
    {
        var start = buffer.Length;
        (_column, _fault) = (0, null);
        buffer.Write((short)EnrichedEventSchema.Columns.Count);
        foreach (var column in EnrichedEventSchema.Columns)
        {
            column.WriteTo(row, this);
            _column++;
        }

        if (buffer.Length - start > maximumBytes)
        {
            _fault ??= $"it is larger than {maximumBytes} bytes (Postgres:MaxRowBytes)";
        }

        if (_fault is not null)
        {
            buffer.Truncate(start);
        }

        return _fault;
    }

    public void Write(RowKey value)
    {
        buffer.Write(RowKey.Size);
        value.WriteTo(buffer.Take(RowKey.Size));
    }

    public void Write(string? value)
    {
        if (value is null)
        {
            buffer.Write(Null);
            return;
        }

        if (value.Contains('\0', StringComparison.Ordinal))
        {
            _fault ??= $"{Name} holds the character U+0000, which PostgreSQL's texts cannot hold";
        }

        if (!buffer.TryWriteWithLength(value))
        {
            _fault ??= $"{Name} holds half of a surrogate pair, which is no character";
        }
    }

    public void Write(DateTimeOffset? value)
    {
        if (value is not { } instant)
        {
            buffer.Write(Null);
            return;
        }

        // Cut, not rounded, before 2000 too: the same instant as in every warehouse.
        buffer.Write(sizeof(long));
        buffer.Write((instant.UtcTicks / TimeSpan.TicksPerMicrosecond) - (Epoch / TimeSpan.TicksPerMicrosecond));
    }

    public void Write(double? value)
    {
        // No figure is what NaN means everywhere else; PostgreSQL would hold it, and sort it above everything.
        if (value is not { } number || double.IsNaN(number))
        {
            buffer.Write(Null);
            return;
        }

        buffer.Write(sizeof(double));
        buffer.Write(number);
    }

    public void Write(long? value)
    {
        if (value is not { } number)
        {
            buffer.Write(Null);
            return;
        }

        buffer.Write(sizeof(long));
        buffer.Write(number);
    }

    public void Write(bool? value)
    {
        if (value is not { } flag)
        {
            buffer.Write(Null);
            return;
        }

        buffer.Write(1);
        buffer.Write(flag ? (byte)1 : (byte)0);
    }

    private string Name => EnrichedEventSchema.Columns[_column].Name;
}
