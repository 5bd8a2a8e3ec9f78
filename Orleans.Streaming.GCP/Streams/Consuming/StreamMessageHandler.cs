using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Orleans.Streaming.GCP.Delivery;
using Orleans.Streaming.GCP.Messages;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>Takes messages to their streams, and settles them by what their consumers said.</summary>
/// <param name="provider">The provider's name.</param>
/// <param name="adapter">Knows which stream a message belongs to.</param>
/// <param name="queues">Deliver to consumers.</param>
/// <param name="unaddressed">Takes messages that name no stream.</param>
/// <param name="refused">Takes messages whose consumer cannot use them.</param>
/// <param name="judge">What a failure of a consumer says.</param>
/// <param name="trouble">Counts failures.</param>
internal sealed class StreamMessageHandler(
    string provider,
    IPubSubDataAdapter adapter,
    AgentQueues queues,
    RefusedMessages unaddressed,
    RefusedMessages refused,
    Func<Exception, DeliveryFailure> judge,
    DeliveryTrouble trouble) : IKeyedHandler
{
    public string KeyOf(ReceivedMessage message) => adapter.ReadStream(message) is { IsValid: true, Item: var stream }
        ? StreamKeys.Of(stream)
        : StreamKeys.OfUnaddressed(message);

    public async Task<IReadOnlyList<Settlement>> HandleAsync(string key, IReadOnlyList<ReceivedMessage> messages, CancellationToken cancellationToken)
    {
        var settlements = new Settlement[messages.Count];
        var reading = adapter.ReadStream(messages[0]);
        if (reading.IsValid)
        {
            await DeliverAsync(reading.Item, messages, settlements, cancellationToken);
        }
        else
        {
            await unaddressed.SettleAsync([.. messages.Select((message, place) => (place, message, reading.Fault))], settlements, cancellationToken);
        }

        return settlements;
    }

    // What was delivered before a failure stays settled; what comes after it waits its turn.
    private async Task DeliverAsync(StreamId stream, IReadOnlyList<ReceivedMessage> messages, Settlement[] settlements, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var run in ContextRuns.Of(messages, adapter))
        {
            if (await TryDeliverAsync(stream, run, isFirst: done == 0) is { } failure)
            {
                Array.Fill(settlements, Settlement.Again, done, messages.Count - done);
                if (run.Messages.Count == 1 && judge(failure) == DeliveryFailure.OfTheMessage)
                {
                    await refused.SettleAsync([(done, run.Messages[0], failure.Message)], settlements, cancellationToken);
                }

                return;
            }

            done += run.Messages.Count;
        }
    }

    // Which of several is at fault shows when each comes by itself, which the consumer of the subscription sees to when this throws. It
    // throws only while nothing of the batch is settled.
    private async Task<Exception?> TryDeliverAsync(StreamId stream, ContextRun run, bool isFirst)
    {
        try
        {
            await queues.DeliverAsync(stream, (delivery, cursor) => new MessageBatch(stream, delivery.Token, provider, run.Payloads, adapter, run.Context) { Cursor = cursor });
            return null;
        }
        catch (Exception failure) when (!isFirst || !IsToBeParted(failure, run))
        {
            trouble.OnFailure(failure);
            return failure;
        }
    }

    private bool IsToBeParted(Exception failure, ContextRun run) => judge(failure) switch
    {
        DeliveryFailure.ForNow => false,
        DeliveryFailure.OfTheMessage => run.Messages.Count > 1,
        _ => true,
    };
}
