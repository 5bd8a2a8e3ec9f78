namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Moves the floor of a subscription to a time; what it had settled after it is forgotten.</summary>
internal sealed class SeekOperation(BrokerStatements statements, Subscription subscription, DateTimeOffset publishedSince) : WriteOperation
{
    private long _floor;
    private long _unsettled;

    public override void Execute()
    {
        subscription.BeginSeek();
        _floor = Query(statements.LastSegmentBefore, publishedSince.UtcTicks);
        _unsettled = Query(statements.MessagesAfter, _floor);
        Run(statements.SetFloor, _floor);
        Run(statements.DeleteFaultsThrough, _floor);
        statements.DeleteSettlements.Bind(1, subscription.Id);
        statements.DeleteSettlements.Run();
    }

    public override void OnCommitted() => subscription.CompleteSeek(_floor, _unsettled);

    public override void OnRolledBack() => subscription.AbandonSeek();

    // Up to the segment that was announced last: those that this very group writes are still to be announced, and counted then.
    private long Query(Statement statement, long bound)
    {
        statement.Bind(1, subscription.Topic.Id);
        statement.Bind(2, subscription.Topic.LastSegment);
        statement.Bind(3, bound);
        var value = statement.Step() ? statement.Long(0) : 0;
        statement.Reset();
        return value;
    }

    private void Run(Statement statement, long segment)
    {
        statement.Bind(1, subscription.Id);
        statement.Bind(2, segment);
        statement.Run();
    }
}
