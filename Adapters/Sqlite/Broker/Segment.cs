using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>What was published together to a topic, by one commit.</summary>
internal sealed record Segment(long Id, DateTimeOffset PublishedAt, OutgoingMessage[] Messages, long Bytes);
