using System.Globalization;
using System.Text;
using Isobar.Broker;
using Isobar.Broker.Streams;

namespace Orleans.Streaming.GCP.DeadLetters;

/// <summary>
/// A refused message as a dead letter: its payload and attributes as they were, and in further attributes what is known of it. Published to its topic
/// again as it is, it is tried again.
/// </summary>
internal static class DeadLetterMessage
{
    private const string Prefix = "dead_letter_";

    // Pub/Sub takes a hundred.
    private const int MostAttributes = 94;
    private const int MostReasonBytes = 1_024;
    private const int ReservedBytes = 4_096;

    public static OutgoingMessage Of(string source, RefusedMessage refused)
    {
        var message = refused.Message;
        KeyValuePair<string, string>[] kept = [.. message.Attributes.Where(IsKept).Take(MostAttributes)];
        var room = OutgoingMessage.MaximumBytes - ReservedBytes - kept.Sum(static pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value));
        var payload = message.Payload[..Math.Min(message.Payload.Length, room)];
        return new OutgoingMessage(payload, new MessageAttributes(
        [
            .. kept,
            new(Prefix + "reason", Cut(refused.Fault)),
            new(Prefix + "attempts", refused.Attempts.ToString(CultureInfo.InvariantCulture)),
            new(Prefix + "source", source),
            new(Prefix + "message_id", message.MessageId),
            new(Prefix + "published_at", message.PublishedAt.ToString("O", CultureInfo.InvariantCulture)),

            // Only then is it not as it was.
            .. payload.Length < message.Payload.Length
                ? [new KeyValuePair<string, string>(Prefix + "payload_bytes", message.Payload.Length.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<KeyValuePair<string, string>>(),
        ]));
    }

    // Google's own cannot be published, and those of an earlier dead letter give way to the new ones.
    private static bool IsKept(KeyValuePair<string, string> pair) =>
        !pair.Key.StartsWith("goog", StringComparison.Ordinal) && !pair.Key.StartsWith(Prefix, StringComparison.Ordinal);

    private static string Cut(string reason)
    {
        var cut = new StringBuilder();
        var bytes = 0;
        foreach (var rune in reason.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostReasonBytes)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.ToString();
    }
}
