using Isobar.Broker;
using Isobar.PubSub;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>A broker, and when it last answered: what health is judged by.</summary>
/// <param name="inner">The broker. Whoever made it ends it.</param>
/// <param name="time">The clock.</param>
internal sealed class ObservedBroker(IBroker inner, TimeProvider time) : IBroker
{
    private long _pulledAt = time.GetTimestamp();
    private long _settledAt = time.GetTimestamp();
    private int _unsettled;

    /// <summary>How long ago the broker itself last answered a pull, with messages or without; counted from when it was first asked.</summary>
    public TimeSpan SincePull(string subscription) =>
        inner is PubSubBroker pubSub ? pubSub.SinceAnswer(subscription) : time.GetElapsedTime(Volatile.Read(ref _pulledAt));

    /// <summary>How long ago messages were last settled, or the first one was pulled after none was held.</summary>
    public TimeSpan SinceSettlement => time.GetElapsedTime(Volatile.Read(ref _settledAt));

    public Task EnsureTopicAsync(string topic, CancellationToken cancellationToken) => inner.EnsureTopicAsync(topic, cancellationToken);

    public Task EnsureSubscriptionAsync(string subscription, SubscriptionSettings settings, CancellationToken cancellationToken) =>
        inner.EnsureSubscriptionAsync(subscription, settings, cancellationToken);

    public Task PublishAsync(string topic, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        inner.PublishAsync(topic, messages, cancellationToken);

    public async Task<IReadOnlyList<ReceivedMessage>> PullAsync(string subscription, int maxMessages, CancellationToken cancellationToken)
    {
        var messages = await inner.PullAsync(subscription, maxMessages, cancellationToken);
        Volatile.Write(ref _pulledAt, time.GetTimestamp());
        if (messages.Count > 0 && Interlocked.Add(ref _unsettled, messages.Count) == messages.Count)
        {
            Volatile.Write(ref _settledAt, time.GetTimestamp());
        }

        return messages;
    }

    public async Task AcknowledgeAsync(string subscription, IReadOnlyList<string> ackIds, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _unsettled, -ackIds.Count);
        await inner.AcknowledgeAsync(subscription, ackIds, cancellationToken);
        Volatile.Write(ref _settledAt, time.GetTimestamp());
    }

    public async Task NegativeAcknowledgeAsync(
        string subscription, IReadOnlyList<NegativeAcknowledgement> messages, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _unsettled, -messages.Count);
        await inner.NegativeAcknowledgeAsync(subscription, messages, cancellationToken);
        Volatile.Write(ref _settledAt, time.GetTimestamp());
    }

    public Task ExtendAsync(string subscription, IReadOnlyList<string> ackIds, TimeSpan extension, CancellationToken cancellationToken) =>
        inner.ExtendAsync(subscription, ackIds, extension, cancellationToken);

    public Task SeekAsync(string subscription, DateTimeOffset publishedSince, CancellationToken cancellationToken) =>
        inner.SeekAsync(subscription, publishedSince, cancellationToken);

    public Task<Backlog> GetBacklogAsync(string subscription, CancellationToken cancellationToken) => inner.GetBacklogAsync(subscription, cancellationToken);
}
