using System.Collections.Concurrent;
using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>The topics and subscriptions by name. Added to by the writer's thread, read by any.</summary>
internal sealed class BrokerDirectory(Func<StoredSubscription, Topic, Subscription> create)
{
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Subscription> _subscriptions = new(StringComparer.Ordinal);

    public IEnumerable<Topic> Topics => _topics.Values;

    public IReadOnlyList<Subscription> Subscriptions => [.. _subscriptions.Values];

    /// <exception cref="BrokerResourceNotFoundException">There is none.</exception>
    public Topic Topic(string name) =>
        _topics.TryGetValue(name, out var topic) ? topic : throw new BrokerResourceNotFoundException($"topic \"{name}\"");

    /// <exception cref="BrokerResourceNotFoundException">There is none.</exception>
    public Subscription Subscription(string name) => _subscriptions.TryGetValue(name, out var subscription)
        ? subscription
        : throw new BrokerResourceNotFoundException($"subscription \"{name}\"");

    public bool HasTopic(string name) => _topics.ContainsKey(name);

    public Topic AddTopic(long id, string name) => _topics.GetOrAdd(name, _ => new Topic(id, name));

    public void AddSubscription(StoredSubscription stored, Topic topic)
    {
        if (_subscriptions.TryGetValue(stored.Name, out var known))
        {
            known.Apply(stored.Settings);
            return;
        }

        var subscription = create(stored, topic);
        _subscriptions[stored.Name] = subscription;
        topic.Add(subscription);
    }
}
