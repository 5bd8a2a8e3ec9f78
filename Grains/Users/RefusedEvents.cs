using System.Buffers;
using Isobar.Events;
using Isobar.Streaming;
using Isobar.Warehousing;

namespace Isobar.Users;

/// <summary>Dead letters for rows that the warehouse refuses.</summary>
internal static class RefusedEvents
{
    public static List<DeadLetter> ToDeadLetters(IReadOnlyList<EnrichedEvent> rows, IReadOnlyList<AppendOutcome> outcomes)
    {
        var letters = new List<DeadLetter>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (outcomes[i].Result == AppendResult.Refused)
            {
                letters.Add(ToDeadLetter(rows[i], outcomes[i].Reason ?? "The warehouse gave no reason."));
            }
        }

        return letters;
    }

    private static DeadLetter ToDeadLetter(EnrichedEvent row, string reason) => new()
    {
        Key = row.Key,
        ReceivedAt = row.Event.ReceivedAt,
        Reason = DeadLetterReasons.Refused,
        Detail = reason,
        Attempts = 1,
        Source = StreamNamespaces.UserEvents,
        Payload = Payload(row.Event),
        UserId = row.Event.UserId,
        EventId = row.Event.EventId,
    };

    private static ReadOnlyMemory<byte> Payload(UserEvent userEvent)
    {
        var buffer = new ArrayBufferWriter<byte>();
        UserEventJson.Write(buffer, userEvent);
        return buffer.WrittenMemory;
    }
}
