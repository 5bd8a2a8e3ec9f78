using System.Diagnostics;
using Isobar.Broker.Consuming;

namespace Isobar.Broker.Streams;

/// <summary>
/// Reads messages and delivers the items of one key to its stream as one batch. A message that cannot be read is a dead letter after its
/// attempts and delays nobody.
/// </summary>
/// <param name="streamNamespace">The namespace of the streams.</param>
/// <param name="reader">Knows what the messages carry.</param>
/// <param name="delivery">Takes the items to their consumers.</param>
/// <param name="refused">Takes what cannot be read.</param>
/// <param name="failures">What a failure of a consumer says.</param>
/// <param name="trouble">Counts deliveries that fail for now.</param>
public sealed class StreamHandler<T>(
    string streamNamespace,
    IMessageReader<T> reader,
    IStreamDelivery delivery,
    RefusedMessages refused,
    Func<Exception, DeliveryFailure> failures,
    DeliveryTrouble trouble) : IKeyedHandler
{
    private readonly string _activity = $"deliver {streamNamespace}";

    public string KeyOf(ReceivedMessage message) => reader.KeyOf(message);

    public async Task<IReadOnlyList<Settlement>> HandleAsync(
        string key, IReadOnlyList<ReceivedMessage> messages, CancellationToken cancellationToken)
    {
        var batch = new ReadBatch<T>(messages.Count);
        for (var place = 0; place < messages.Count; place++)
        {
            batch.Add(place, messages[place], reader.Read(key, messages[place]));
        }

        var settlements = new Settlement[messages.Count];
        Array.Fill(settlements, await DeliverAsync(key, batch, messages, cancellationToken));
        await refused.SettleAsync(batch.Refused, settlements, cancellationToken);
        return settlements;
    }

    private async Task<Settlement> DeliverAsync(
        string key, ReadBatch<T> batch, IReadOnlyList<ReceivedMessage> messages, CancellationToken cancellationToken)
    {
        if (batch.Items.Count == 0)
        {
            return Settlement.Done;
        }

        using var activity = DeliveryTracing.Start(_activity, batch.TraceParent);
        try
        {
            await delivery.DeliverAsync(streamNamespace, key, batch.Items, cancellationToken);
            return Settlement.Done;
        }
        catch (Exception failure) when (Judge(failure, messages) != DeliveryFailure.Unforeseen)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            if (failures(failure) == DeliveryFailure.ForNow)
            {
                trouble.OnFailure(failure);
            }
            else
            {
                batch.Refuse(messages[0], failure.Message);
            }

            return Settlement.Again;
        }
    }

    // Which of several is at fault shows when each comes by itself, which the consumer sees to when this throws.
    private DeliveryFailure Judge(Exception failure, IReadOnlyList<ReceivedMessage> messages) =>
        failures(failure) is var judged && judged == DeliveryFailure.OfTheMessage && messages.Count > 1 ? DeliveryFailure.Unforeseen : judged;
}
