using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isobar.Events;

namespace Isobar.Api.Events;

/// <summary>
/// Writes events one after another into memory that is theirs for good: slices of chunks, so that five hundred payloads cost
/// a few allocations, each below the size at which the collector moves to the large object heap.
/// </summary>
internal sealed class PayloadWriter : IDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private static readonly JsonWriterOptions Compact =
        new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _scratch = new(1024);
    private readonly Utf8JsonWriter _writer;
    private Memory<byte> _free;

    public PayloadWriter() => _writer = new Utf8JsonWriter(_scratch, Compact);

    /// <summary>The event's canonical form. The memory is never written again.</summary>
    public ReadOnlyMemory<byte> Write(UserEvent userEvent)
    {
        _scratch.ResetWrittenCount();
        _writer.Reset();
        UserEventJson.Write(_writer, userEvent);
        _writer.Flush();
        return Keep(_scratch.WrittenMemory);
    }

    public void Dispose() => _writer.Dispose();

    private ReadOnlyMemory<byte> Keep(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > _free.Length)
        {
            _free = new byte[Math.Max(ChunkBytes, payload.Length)];
        }

        payload.CopyTo(_free);
        var kept = _free[..payload.Length];
        _free = _free[payload.Length..];
        return kept;
    }
}
