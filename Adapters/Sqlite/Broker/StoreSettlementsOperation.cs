namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Writes what all subscriptions have settled since the last time.</summary>
internal sealed class StoreSettlementsOperation(BrokerStatements statements, IReadOnlyList<Subscription> subscriptions) : WriteOperation
{
    private readonly List<(Subscription Subscription, Settlements Settlements)> _taken = [];

    public override void Execute()
    {
        foreach (var subscription in subscriptions)
        {
            if (subscription.TakeSettlements() is { } settlements)
            {
                _taken.Add((subscription, settlements));
                Store(subscription.Id, settlements);
            }
        }
    }

    public override void OnRolledBack()
    {
        foreach (var (subscription, settlements) in _taken)
        {
            subscription.PutBack(settlements);
        }
    }

    private void Store(long subscription, Settlements settlements)
    {
        Run(statements.SetFloor, subscription, settlements.Floor);
        Run(statements.DeleteSettlementsThrough, subscription, settlements.Floor);
        Run(statements.DeleteFaultsThrough, subscription, settlements.Floor);
        foreach (var (segment, bits) in settlements.Segments)
        {
            Store(subscription, segment, bits);
        }
    }

    private void Store(long subscription, long segment, byte[]? bits)
    {
        var upsert = statements.UpsertSettlement;
        if (bits is null)
        {
            upsert.BindNull(3);
        }
        else
        {
            upsert.BindBlob(3, bits);
        }

        Run(upsert, subscription, segment);
    }

    private static void Run(Statement statement, long subscription, long segment)
    {
        statement.Bind(1, subscription);
        statement.Bind(2, segment);
        statement.Run();
    }
}
