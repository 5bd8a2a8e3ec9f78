using Isobar.Broker.Consuming;

namespace Isobar.Broker.Streams;

/// <summary>
/// What becomes of messages that are not what their topic carries: attempts first, since a rolling upgrade may bring a consumer that
/// understands them, then dead letters.
/// </summary>
/// <param name="source">The topic that they came from.</param>
/// <param name="maxAttempts">Attempts before a message becomes a dead letter, at least 1.</param>
/// <param name="store">Takes the dead letters.</param>
/// <param name="failures">What a failure of the store says.</param>
/// <param name="trouble">Counts such failures.</param>
public sealed class RefusedMessages(
    string source, int maxAttempts, IRefusedMessageStore store, Func<Exception, DeliveryFailure> failures, DeliveryTrouble trouble)
{
    /// <summary>Settles the refused messages of one delivery; their dead letters are stored in one call.</summary>
    /// <param name="refused">The messages, each with what is wrong with it and its place among <paramref name="settlements"/>.</param>
    /// <param name="settlements">Receives what becomes of each.</param>
    /// <param name="cancellationToken">Ends the storing.</param>
    public async Task SettleAsync(
        IReadOnlyList<(int Place, ReceivedMessage Message, string Fault)> refused, Settlement[] settlements, CancellationToken cancellationToken)
    {
        List<RefusedMessage> last =
        [
            .. refused
                .Where(one => IsLast(one.Message))
                .Select(static one => new RefusedMessage(one.Message, one.Fault, one.Message.Faults + 1)),
        ];
        var stored = last.Count == 0 ? Settlement.Done : await StoreAsync(last, cancellationToken);
        foreach (var (place, message, _) in refused)
        {
            settlements[place] = IsLast(message) ? stored : Settlement.AtFault;
        }
    }

    private bool IsLast(ReceivedMessage message) => message.Faults + 1 >= maxAttempts;

    private async Task<Settlement> StoreAsync(List<RefusedMessage> last, CancellationToken cancellationToken)
    {
        try
        {
            await store.StoreAsync(source, last, cancellationToken);
            return Settlement.Done;
        }
        catch (Exception failure) when (failures(failure) == DeliveryFailure.ForNow)
        {
            trouble.OnFailure(failure);
            return Settlement.Again;
        }
    }
}
