using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Adds messages to the segment that the group will write.</summary>
internal sealed class PublishOperation(
    SegmentWriter segments, Topic topic, IReadOnlyList<OutgoingMessage> messages, EncodedMessages encoded) : WriteOperation
{
    public override int Size => messages.Count;

    public override void Execute() => segments.Add(topic, messages, encoded);
}
