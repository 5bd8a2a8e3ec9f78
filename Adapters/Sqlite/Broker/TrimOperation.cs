namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Deletes a few of the oldest segments of a topic that need not be kept: one small step of retention.</summary>
internal sealed class TrimOperation(
    BrokerStatements statements, Topic topic, DateTimeOffset settledBefore, long maximumBytes) : WriteOperation
{
    private const int SegmentsPerStep = 64;
    private const long BytesPerStep = 16 * 1024 * 1024;

    private long _deletedBytes;

    public override void Execute()
    {
        foreach (var segment in Oldest())
        {
            if (_deletedBytes >= BytesPerStep || !topic.NeedNotKeep(segment, settledBefore, maximumBytes + _deletedBytes))
            {
                return;
            }

            statements.DeleteSegment.Bind(1, segment.Id);
            statements.DeleteSegment.Run();
            _deletedBytes += segment.Bytes;
        }
    }

    public override void OnCommitted() => topic.Forget(_deletedBytes);

    private List<SegmentSummary> Oldest()
    {
        var oldest = new List<SegmentSummary>();
        var select = statements.OldestSegments;
        select.Bind(1, topic.Id);
        select.Bind(2, SegmentsPerStep);
        while (select.Step())
        {
            oldest.Add(new SegmentSummary(
                select.Long(0), new DateTimeOffset(select.Long(1), TimeSpan.Zero), (int)select.Long(2), select.Long(3)));
        }

        select.Reset();
        return oldest;
    }
}
