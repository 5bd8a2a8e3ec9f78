using System.Buffers;
using System.Text.Json;
using Isobar.Client.Sending.Reading;
using Isobar.Events;

namespace Isobar.Client.Sending.Formats;

/// <summary>
/// Users in the format of the RandomUser API (https://randomuser.me/documentation), each as an event <c>user.registered</c>.
/// Only what <see cref="RandomUser"/> names is kept, so that a password or a hash cannot leave this process, not even one in
/// a field that a later version of that API adds.
/// </summary>
internal sealed class RandomUserFormat : IEventFormat
{
    public const string EventType = "user.registered";

    public IItemCutter ChooseCutter(ReadOnlySpan<byte> beginning) =>
        IsAnswer(beginning) ? new ValueCutter(ValueCutter.InArrayOfObject) : JsonShape.Choose(beginning);

    public EventFault? Convert(SourceItem item, EventStamp stamp, ArrayBufferWriter<byte> output)
    {
        try
        {
            using var document = JsonDocument.Parse(item.Json);
            var user = new RandomUser(document.RootElement);
            return user.UserId is { } userId
                ? Convert(user, userId, item, stamp, output)
                : new EventFault("login.uuid", "It is missing, and there is no email either: a user needs one of them as identity.");
        }
        catch (JsonException malformed)
        {
            return new EventFault("", $"Not valid JSON: {malformed.Message}");
        }
    }

    private static EventFault? Convert(
        RandomUser user, string userId, SourceItem item, EventStamp stamp, ArrayBufferWriter<byte> output)
    {
        using (var writer = new Utf8JsonWriter(output))
        {
            Write(writer, user, userId, stamp);
        }

        var reading = UserEventJson.Read(output.WrittenSpan, stamp.Now(), () => stamp.MissingId(item.Index));
        return reading.IsValid ? null : reading.Fault;
    }

    private static void Write(Utf8JsonWriter writer, RandomUser user, string userId, EventStamp stamp)
    {
        writer.WriteStartObject();
        // A user registers once, whichever file says so.
        writer.WriteString("event_id", $"{EventType}:{userId}");
        writer.WriteString("user_id", userId);
        writer.WriteString("type", EventType);
        writer.WriteString("occurred_at", JsonTime.Format(stamp.OccurredAt()));
        user.WritePlace(writer);
        writer.WritePropertyName("properties");
        user.WriteProperties(writer);
        writer.WriteEndObject();
    }

    // The API's answer is an object of results and info; anything else is a user, or an array of users.
    private static bool IsAnswer(ReadOnlySpan<byte> beginning)
    {
        var text = beginning.TrimStart(JsonBytes.Whitespace);
        if (!text.StartsWith("{"u8))
        {
            return false;
        }

        var name = text[1..].TrimStart(JsonBytes.Whitespace);
        return name.StartsWith("\"results\""u8) || name.StartsWith("\"info\""u8) || name.StartsWith("\"error\""u8);
    }
}
