using Isobar.Broker;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Api.DeadLetters;

/// <summary>
/// Sends dead letters the way they came again. They are removed only after the broker holds them, so that a failure in between
/// leaves a letter too many, never one too few. The pipeline may have the message, and refuse it again, before the removal: that
/// letter is newer than the one replayed, and stays.
/// </summary>
internal sealed class Replay(IBroker broker, IWarehouse warehouse)
{
    public async Task<ReplayAnswer> RunAsync(ReplayWanted wanted, CancellationToken cancellationToken)
    {
        var letters = await warehouse.GetDeadLettersAsync(Filter(wanted), cancellationToken);
        foreach (var topic in letters.GroupBy(letter => letter.Source, StringComparer.Ordinal))
        {
            await broker.PublishAsync(topic.Key, [.. topic.Select(Message)], cancellationToken);
            await warehouse.RemoveDeadLettersAsync([.. topic.Select(DeadLetterReference.To)], cancellationToken);
        }

        return new ReplayAnswer(letters.Count, NotFound(wanted.Keys, letters));
    }

    private static DeadLetterFilter Filter(ReplayWanted wanted) => wanted.Keys is { } keys
        ? new DeadLetterFilter { Keys = keys, Limit = DeadLetterFilter.MostLetters }
        : new DeadLetterFilter { Reason = wanted.Reason, Limit = wanted.Limit!.Value };

    private static IReadOnlyList<RowKey> NotFound(IReadOnlyList<RowKey>? wanted, IReadOnlyList<DeadLetter> found) =>
        wanted is null ? [] : [.. wanted.Except(found.Select(letter => letter.Key))];

    private static OutgoingMessage Message(DeadLetter letter) => new(letter.Payload, Attributes(letter));

    private static MessageAttributes Attributes(DeadLetter letter) => letter is { UserId: { } user, EventId: { } id }
        ? new MessageAttributes(KeyValuePair.Create(EventAttributes.UserId, user), KeyValuePair.Create(EventAttributes.EventId, id))
        : MessageAttributes.Empty;
}
