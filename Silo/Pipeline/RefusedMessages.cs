using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Events;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Pipeline;

/// <summary>
/// What becomes of a message that is not what its topic carries: attempts first, since a rolling upgrade may bring a consumer that
/// understands it, then a dead letter.
/// </summary>
public sealed class RefusedMessages(MessageDeadLetters deadLetters, DeliveryTrouble trouble, IOptions<DeliveryOptions> options)
{
    private readonly int _maxAttempts = options.Value.MaxAttempts;

    public async Task<Settlement> SettleAsync(string topic, ReceivedMessage message, EventFault fault)
    {
        if (message.Faults + 1 < _maxAttempts)
        {
            return Settlement.AtFault;
        }

        try
        {
            await deadLetters.StoreAsync(topic, message, fault);
            return Settlement.Done;
        }
        catch (Exception failure) when (TransientFailures.IsTransient(failure))
        {
            trouble.OnFailure(failure);
            return Settlement.Again;
        }
    }
}
