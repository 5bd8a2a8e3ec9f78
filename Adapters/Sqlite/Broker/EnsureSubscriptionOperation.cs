using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Stores a subscription, or its changed settings. A new one begins after the newest segment.</summary>
internal sealed class EnsureSubscriptionOperation(
    BrokerStatements statements,
    BrokerDirectory directory,
    SegmentWriter segments,
    Topic topic,
    string name,
    SubscriptionSettings settings) : WriteOperation
{
    private long _id;
    private long _floor;

    public override void Execute()
    {
        RequireSameTopic();
        var upsert = statements.UpsertSubscription;
        upsert.Bind(1, name);
        upsert.Bind(2, topic.Id);
        upsert.Bind(3, (long)settings.AckDeadline.TotalMilliseconds);
        upsert.Bind(4, (long)settings.MinimumBackoff.TotalMilliseconds);
        upsert.Bind(5, (long)settings.MaximumBackoff.TotalMilliseconds);
        upsert.Bind(6, segments.LastSegment);
        upsert.Step();
        (_id, _floor) = (upsert.Long(0), upsert.Long(1));
        upsert.Reset();
    }

    public override void OnCommitted() =>
        directory.AddSubscription(new StoredSubscription(_id, name, settings, _floor, Unsettled: 0), topic);

    private void RequireSameTopic()
    {
        var select = statements.SelectSubscription;
        select.Bind(1, name);
        var other = select.Step() && select.Long(0) != topic.Id;
        select.Reset();
        if (other)
        {
            throw new ArgumentException(
                $"Subscription \"{name}\" belongs to another topic than \"{topic.Name}\". Choose another name for it.", nameof(settings));
        }
    }
}
