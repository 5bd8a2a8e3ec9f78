using System.Buffers;
using System.Collections.Concurrent;

namespace Isobar.PubSub.Publishing;

/// <summary>
/// Buffers for request bodies, used again so that bodies of megabytes are not collected one by one. At most <paramref name="limit"/> are kept.
/// </summary>
internal sealed class BodyBuffers(int limit)
{
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _free = [];

    public ArrayBufferWriter<byte> Rent() => _free.TryTake(out var buffer) ? buffer : new ArrayBufferWriter<byte>();

    /// <summary>Only after success: a request that failed may still be read by its connection.</summary>
    public void Return(ArrayBufferWriter<byte> buffer)
    {
        if (_free.Count < limit)
        {
            buffer.ResetWrittenCount();
            _free.Add(buffer);
        }
    }
}
