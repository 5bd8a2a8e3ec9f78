using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>One batch on its way to one consumer.</summary>
internal sealed class StreamBatch<T>(StreamId stream, IReadOnlyList<T> items, long sequence) : VoidRequest
{
    protected override ValueTask Call(object grain) => new(Activation!.Streams.DeliverAsync(stream, items, sequence));
}
