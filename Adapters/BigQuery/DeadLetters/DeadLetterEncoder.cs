using Isobar.Adapters.BigQuery.Streaming;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.DeadLetters;

/// <summary>Writes entries of the log of dead letters. What one call writes has an <c>insertId</c> of its own, because a letter may come again.</summary>
internal static class DeadLetterEncoder
{
    /// <summary>Letters that arrive.</summary>
    public static EncodedRows Letters(IReadOnlyCollection<DeadLetter> letters, DateTimeOffset loggedAt)
    {
        var rows = new EncodedRows(letters.Count);
        using var json = new RowJson(rows);
        foreach (var letter in letters)
        {
            Begin(json, DeadLetterReference.To(letter), isRemoved: false, loggedAt);
            json.Write("reason", letter.Reason);
            json.Write("detail", letter.Detail);
            json.Write("attempts", letter.Attempts);
            json.Write("source", letter.Source);
            json.Write("payload", letter.Payload.Span);
            json.Write("user_id", letter.UserId);
            json.Write("event_id", letter.EventId);
            json.End();
        }

        return rows;
    }

    /// <summary>Letters that are no longer there.</summary>
    public static EncodedRows Removals(IReadOnlyCollection<DeadLetterReference> letters, DateTimeOffset loggedAt)
    {
        var rows = new EncodedRows(letters.Count);
        using var json = new RowJson(rows);
        foreach (var letter in letters)
        {
            Begin(json, letter, isRemoved: true, loggedAt);
            json.End();
        }

        return rows;
    }

    private static void Begin(RowJson json, DeadLetterReference letter, bool isRemoved, DateTimeOffset loggedAt)
    {
        json.Begin(InsertId(letter, isRemoved, loggedAt));
        json.Write("letter_key", letter.Key.ToString());
        json.Write("received_at", letter.ReceivedAt);
        json.Write("removed", isRemoved);
        json.Write(TableDefinitions.LoggedAt, loggedAt);
    }

    private static string InsertId(DeadLetterReference letter, bool isRemoved, DateTimeOffset loggedAt) =>
        $"{letter.Key}-{Instants.MicrosecondsOf(letter.ReceivedAt)}-{Instants.MicrosecondsOf(loggedAt)}{(isRemoved ? "-removed" : "")}";
}
