namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Moves the floor of a subscription to a time; what it had settled after it is forgotten.</summary>
internal sealed class SeekOperation(BrokerStatements statements, Subscription subscription, DateTimeOffset publishedSince) : WriteOperation
{
    private long _floor;
    private long _unsettled;

    public override void Execute()
    {
        subscription.BeginSeek();
        _floor = Query(statements.LastSegmentBefore, subscription.Topic.Id, publishedSince.UtcTicks);
        _unsettled = Query(statements.MessagesAfter, subscription.Topic.Id, _floor);
        Run(statements.SetFloor, _floor);
        Run(statements.DeleteFaultsThrough, _floor);
        statements.DeleteSettlements.Bind(1, subscription.Id);
        statements.DeleteSettlements.Run();
    }

    public override void OnCommitted() => subscription.CompleteSeek(_floor, _unsettled);

    public override void OnRolledBack() => subscription.AbandonSeek();

    private static long Query(Statement statement, long topic, long bound)
    {
        statement.Bind(1, topic);
        statement.Bind(2, bound);
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
