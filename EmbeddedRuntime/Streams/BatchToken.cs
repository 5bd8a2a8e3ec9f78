using Orleans;
using Orleans.Streams;

namespace Isobar.EmbeddedRuntime;

/// <summary>The place of an item: the delivery it came with, and its index therein.</summary>
[GenerateSerializer]
internal sealed class BatchToken(long sequence, int index) : StreamSequenceToken
{
    public override long SequenceNumber { get; protected set; } = sequence;

    public override int EventIndex { get; protected set; } = index;

    public override bool Equals(StreamSequenceToken? other) => other is not null && CompareTo(other) == 0;

    public override int CompareTo(StreamSequenceToken? other) =>
        other is null ? 1 : (SequenceNumber, EventIndex).CompareTo((other.SequenceNumber, other.EventIndex));
}
