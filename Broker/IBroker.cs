namespace Isobar.Broker;

/// <summary>
/// A log of messages with at-least-once delivery: Google Pub/Sub, or the embedded broker on one machine.
/// </summary>
/// <remarks>
/// <para><b>The contract.</b> A message whose <see cref="PublishAsync"/> returned is delivered to every subscription that
/// existed then, again and again, until that subscription acknowledges it or its retention ends; it survives the loss of
/// the process. Delivery may repeat (also after an acknowledgement) and is in no order.</para>
/// <para><b>Leases.</b> A pulled message is leased for the subscription's <see cref="SubscriptionSettings.AckDeadline"/>;
/// nobody else receives it meanwhile. The lease ends by acknowledgement, negative acknowledgement, or expiry. Leases do not
/// outlive the process that granted them.</para>
/// <para><b>Expired identifiers.</b> Settling or extending a lease that has ended is no error: such identifiers are
/// ignored and counted in <see cref="Backlog.ExpiredSettlements"/>.</para>
/// <para><b>Errors.</b> A topic or subscription that does not exist: <see cref="BrokerResourceNotFoundException"/>. The
/// broker cannot answer now: <see cref="BrokerUnavailableException"/>; the outcome of a publish is then unknown. A message
/// over a limit: <see cref="ArgumentException"/>, and nothing of that call is published.</para>
/// <para>All members may be called from any number of callers at once.</para>
/// </remarks>
public interface IBroker
{
    /// <summary>Creates the topic if it is missing. Creating it again is no error.</summary>
    Task EnsureTopicAsync(string topic, CancellationToken cancellationToken);

    /// <summary>Creates the subscription if it is missing, or applies changed settings. It sees what is published from now on.</summary>
    Task EnsureSubscriptionAsync(string subscription, SubscriptionSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Publishes all messages; when the task completes they are durable. Calls that overlap are written together.
    /// If it fails, any of them may or may not have been published.
    /// </summary>
    Task PublishAsync(string topic, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);

    /// <summary>
    /// Leases up to <paramref name="maxMessages"/> messages. Waits until there is at least one, or until the broker's
    /// poll interval ends, and then answers with an empty list. Cancelling hands back whatever was leased.
    /// </summary>
    Task<IReadOnlyList<ReceivedMessage>> PullAsync(string subscription, int maxMessages, CancellationToken cancellationToken);

    /// <summary>Ends the leases for good. It need not be durable on return: an acknowledgement lost in a crash is a redelivery.</summary>
    Task AcknowledgeAsync(string subscription, IReadOnlyList<string> ackIds, CancellationToken cancellationToken);

    /// <summary>
    /// Gives leased messages back. They are delivered again after a delay that grows with each give-back of the same
    /// message, within <see cref="SubscriptionSettings.MinimumBackoff"/> and <see cref="SubscriptionSettings.MaximumBackoff"/>.
    /// A give-back marked as the message's own fault counts in <see cref="ReceivedMessage.Faults"/> from then on, durably.
    /// </summary>
    Task NegativeAcknowledgeAsync(
        string subscription, IReadOnlyList<NegativeAcknowledgement> messages, CancellationToken cancellationToken);

    /// <summary>Makes the leases end <paramref name="extension"/> from now.</summary>
    Task ExtendAsync(
        string subscription, IReadOnlyList<string> ackIds, TimeSpan extension, CancellationToken cancellationToken);

    /// <summary>
    /// Delivers again every retained message that was published at or after <paramref name="publishedSince"/>, settled or
    /// not, and marks every earlier one as settled.
    /// </summary>
    /// <exception cref="NotSupportedException">This broker has no seek.</exception>
    Task SeekAsync(string subscription, DateTimeOffset publishedSince, CancellationToken cancellationToken);

    /// <summary>How far behind the subscription is.</summary>
    Task<Backlog> GetBacklogAsync(string subscription, CancellationToken cancellationToken);
}
