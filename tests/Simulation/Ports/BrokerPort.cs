using Isobar.Broker;
using Isobar.Tests.Simulation.Faults;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The broker as one silo sees it.</summary>
internal sealed class BrokerPort(BrokerModel broker, Link link) : IBroker
{
    public Task<IReadOnlyList<ReceivedMessage>> PullAsync(
        string subscription, int maxMessages, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<ReceivedMessage>>();
        var fails = link.Plan.Strikes(FaultKind.PullFails);
        var fate = link.Ordinary();
        var pull = new PendingPull(maxMessages, messages => Answer(answer, fate, messages, fails));
        link.Process.World.Outside.After(fate.Outward, () => broker.Pull(pull));
        var registration = cancellationToken.UnsafeRegister(_ => answer.TrySetCanceled(cancellationToken), null);
        return Forget(answer.Task, registration);
    }

    public Task AcknowledgeAsync(string subscription, IReadOnlyList<string> ackIds, CancellationToken cancellationToken) =>
        link.CallAsync(ProbePoint.AcknowledgementSent, ProbePoint.AcknowledgementTaken, Fate(FaultKind.SettlementFails), () =>
        {
            foreach (var ackId in ackIds)
            {
                if (!link.Plan.Strikes(FaultKind.AcknowledgementLost))
                {
                    broker.Acknowledge(ackId, link.Process.Number);
                }
            }

            return ackIds.Count;
        });

    public Task NegativeAcknowledgeAsync(
        string subscription, IReadOnlyList<NegativeAcknowledgement> messages, CancellationToken cancellationToken) =>
        link.CallAsync(ProbePoint.GiveBackSent, ProbePoint.GiveBackTaken, Fate(FaultKind.SettlementFails), () =>
        {
            foreach (var message in messages)
            {
                broker.GiveBack(message);
            }

            return messages.Count;
        });

    public Task ExtendAsync(
        string subscription, IReadOnlyList<string> ackIds, TimeSpan extension, CancellationToken cancellationToken) =>
        link.CallAsync(ProbePoint.ExtensionSent, ProbePoint.ExtensionSent, Fate(FaultKind.ExtensionFails), () =>
        {
            foreach (var ackId in ackIds)
            {
                broker.Extend(ackId, extension);
            }

            return ackIds.Count;
        });

    public Task EnsureTopicAsync(string topic, CancellationToken cancellationToken) => throw NotUsed();

    public Task EnsureSubscriptionAsync(
        string subscription, SubscriptionSettings settings, CancellationToken cancellationToken) => throw NotUsed();

    public Task PublishAsync(
        string topic, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) => throw NotUsed();

    public Task SeekAsync(
        string subscription, DateTimeOffset publishedSince, CancellationToken cancellationToken) => throw NotUsed();

    public Task<Backlog> GetBacklogAsync(string subscription, CancellationToken cancellationToken) => throw NotUsed();

    private static NotSupportedException NotUsed() => new("The consuming side does not use this.");

    private static async Task<IReadOnlyList<ReceivedMessage>> Forget(
        Task<IReadOnlyList<ReceivedMessage>> answer, CancellationTokenRegistration registration)
    {
        await using (registration)
        {
            return await answer;
        }
    }

    private void Answer(
        TaskCompletionSource<IReadOnlyList<ReceivedMessage>> answer,
        Fate fate,
        IReadOnlyList<ReceivedMessage> messages,
        bool fails)
    {
        if (messages.Count > 0 && link.Interrupt(ProbePoint.MessagesLeased))
        {
            return;
        }

        Tell(messages);
        link.Process.After(fate.Back, () =>
        {
            if (fails)
            {
                answer.TrySetException(new BrokerUnavailableException("The pull was answered, and the answer was lost."));
            }
            else
            {
                answer.TrySetResult(messages);
            }
        });
    }

    private void Tell(IReadOnlyList<ReceivedMessage> messages)
    {
        if (link.Process.World.Trace.KeepsLines && messages.Count > 0)
        {
            link.Process.World.Trace.Tell(
                link.Process.World.Now, $"{link.Process.Name} leases {string.Join(' ', messages.Select(static message => message.AckId))}");
        }
    }

    private Fate Fate(FaultKind kind)
    {
        var failure = link.Plan.Strikes(kind) ? new BrokerUnavailableException("The broker did not answer.") : null;
        var isLost = failure is not null && link.Chance.Of(0.5);
        return link.Ordinary() with { Lost = isLost ? failure : null, Denied = isLost ? null : failure };
    }
}
