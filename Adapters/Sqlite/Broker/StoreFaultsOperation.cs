namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Counts faults of messages.</summary>
internal sealed class StoreFaultsOperation(
    BrokerStatements statements, long subscription, IReadOnlyList<(long Segment, int Message)> faults) : WriteOperation
{
    public override int Size => faults.Count;

    public override void Execute()
    {
        foreach (var (segment, message) in faults)
        {
            statements.AddFault.Bind(1, subscription);
            statements.AddFault.Bind(2, segment);
            statements.AddFault.Bind(3, message);
            statements.AddFault.Run();
        }
    }
}
