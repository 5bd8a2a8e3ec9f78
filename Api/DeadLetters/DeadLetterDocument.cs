using System.Text;
using System.Text.Unicode;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Api.DeadLetters;

/// <summary>A dead letter.</summary>
/// <param name="Key">Names it, for a replay.</param>
/// <param name="ReceivedAt">When the broker took the message.</param>
/// <param name="Reason">A short code, such as <c>invalid</c> or <c>refused</c>.</param>
/// <param name="Detail">What was wrong.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Source">The topic it came from.</param>
/// <param name="UserId">If it could be read.</param>
/// <param name="EventId">If it could be read.</param>
/// <param name="Payload">The message as text, if it is UTF-8.</param>
/// <param name="PayloadBase64">The message, if it is not.</param>
internal sealed record DeadLetterDocument(
    RowKey Key, DateTimeOffset ReceivedAt, string Reason, string Detail, int Attempts, string Source,
    string? UserId, string? EventId, string? Payload, string? PayloadBase64)
{
    public static DeadLetterDocument Of(DeadLetter letter)
    {
        var payload = letter.Payload.Span;
        var isText = Utf8.IsValid(payload);
        return new DeadLetterDocument(
            letter.Key, letter.ReceivedAt, letter.Reason, letter.Detail, letter.Attempts, letter.Source, letter.UserId,
            letter.EventId, isText ? Encoding.UTF8.GetString(payload) : null, isText ? null : Convert.ToBase64String(payload));
    }
}

/// <summary>Dead letters, newest first.</summary>
/// <param name="DeadLetters">This page.</param>
/// <param name="Next">Send it as <c>cursor</c> for the next page; null on the last one.</param>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetterDocument> DeadLetters, string? Next);
