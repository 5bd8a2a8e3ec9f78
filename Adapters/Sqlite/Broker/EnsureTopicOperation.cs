namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Stores a topic.</summary>
internal sealed class EnsureTopicOperation(BrokerStatements statements, BrokerDirectory directory, string name) : WriteOperation
{
    private long _id;

    public override void Execute()
    {
        statements.InsertTopic.Bind(1, name);
        statements.InsertTopic.Step();
        _id = statements.InsertTopic.Long(0);
        statements.InsertTopic.Reset();
    }

    public override void OnCommitted() => directory.AddTopic(_id, name);
}
