using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Events;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Pipeline;

/// <summary>
/// What becomes of messages that are not what their topic carries: attempts first, since a rolling upgrade may bring a consumer that
/// understands them, then dead letters.
/// </summary>
public sealed class RefusedMessages(MessageDeadLetters deadLetters, DeliveryTrouble trouble, IOptions<DeliveryOptions> options)
{
    private readonly int _maxAttempts = options.Value.MaxAttempts;

    /// <summary>Settles the refused messages of one delivery; their dead letters are stored in one call.</summary>
    /// <param name="topic">Where they came from.</param>
    /// <param name="refused">The messages, each with what is wrong with it and its place among <paramref name="settlements"/>.</param>
    /// <param name="settlements">Receives what becomes of each.</param>
    public async Task SettleAsync(
        string topic, IReadOnlyList<(int Place, ReceivedMessage Message, EventFault Fault)> refused, Settlement[] settlements)
    {
        var last = refused.Where(one => one.Message.Faults + 1 >= _maxAttempts).ToList();
        var stored = last.Count == 0 ? Settlement.Done : await StoreAsync(topic, last);
        foreach (var (place, message, _) in refused)
        {
            settlements[place] = message.Faults + 1 < _maxAttempts ? Settlement.AtFault : stored;
        }
    }

    private async Task<Settlement> StoreAsync(string topic, List<(int Place, ReceivedMessage Message, EventFault Fault)> last)
    {
        try
        {
            await deadLetters.StoreAsync(topic, last.Select(static one => (one.Message, one.Fault)));
            return Settlement.Done;
        }
        catch (Exception failure) when (TransientFailures.IsTransient(failure))
        {
            trouble.OnFailure(failure);
            return Settlement.Again;
        }
    }
}
