namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>A segment without its messages.</summary>
internal readonly record struct SegmentSummary(long Id, DateTimeOffset PublishedAt, int Messages, long Bytes);
