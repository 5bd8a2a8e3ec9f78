using System.Buffers;
using System.Text.Json;

namespace Isobar.Events;

/// <summary>
/// The JSON form of an event: what producers send, what topics carry. Reading validates everything that
/// <see cref="EventLimits"/> bounds and names the field and the limit; unknown fields are refused, because a misspelt
/// <c>latitude</c> would else be lost without a word.
/// </summary>
public static class UserEventJson
{
    /// <summary>Reads the event that is the whole of <paramref name="json"/>.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="now">The time that the limits of <c>occurred_at</c> are measured from: of the request, or of publishing.</param>
    /// <param name="missingId">Makes an <c>event_id</c> where the producer gave none.</param>
    public static EventReading Read(ReadOnlySpan<byte> json, DateTimeOffset now, Func<string> missingId)
    {
        var reader = new Utf8JsonReader(json, ReaderOptions);
        try
        {
            reader.Read();
            var reading = Read(json, ref reader, now, missingId);
            return reader.Read() ? EventReading.Refused("", "There is text after the event.") : reading;
        }
        catch (JsonException malformed)
        {
            return EventReading.Refused("", $"Not valid JSON: {malformed.Message}");
        }
    }

    /// <summary>Reads the event that is the whole of <paramref name="json"/>, of a producer whose events come in an envelope.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="now">As above.</param>
    /// <param name="envelope">What stands in for fields that are missing.</param>
    public static EventReading Read(ReadOnlySpan<byte> json, DateTimeOffset now, EventEnvelope envelope)
    {
        var reader = new Utf8JsonReader(json, ReaderOptions);
        var draft = new UserEventDraft { TakesOwnFields = true };
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return EventReading.Refused("data", $"It must be a JSON object, not {Describe(reader.TokenType)}.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                draft.ReadField(json, ref reader);
            }

            if (reader.Read())
            {
                return EventReading.Refused("", "There is text after the event.");
            }
        }
        catch (JsonException malformed)
        {
            return EventReading.Refused("data", $"Not valid JSON: {malformed.Message}");
        }

        draft.Fill(envelope, json);
        return draft.Complete(now, () => envelope.EventId);
    }

    /// <summary>
    /// Reads one event at the reader's position, which is left on the event's last token, whether it is valid or not.
    /// </summary>
    /// <param name="json">All the text that the reader was made over.</param>
    /// <param name="reader">On the event's first token; made with <see cref="ReaderOptions"/>.</param>
    /// <param name="now">As above.</param>
    /// <param name="missingId">As above.</param>
    /// <exception cref="JsonException">The text is not JSON: where the next event begins is then unknown.</exception>
    public static EventReading Read(
        ReadOnlySpan<byte> json, ref Utf8JsonReader reader, DateTimeOffset now, Func<string> missingId)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            var found = reader.TokenType;
            reader.Skip();
            return EventReading.Refused("", $"An event is a JSON object, not {Describe(found)}.");
        }

        var draft = new UserEventDraft();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            draft.ReadField(json, ref reader);
        }

        return draft.Complete(now, missingId);
    }

    /// <summary>Deep enough for a too deep <c>properties</c> to be named as such rather than as a syntax error.</summary>
    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = 512 };

    /// <summary>Writes the event without what the broker adds (<see cref="UserEvent.ReceivedAt"/>, trace context).</summary>
    public static void Write(IBufferWriter<byte> output, UserEvent userEvent)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        Write(writer, userEvent);
    }

    /// <inheritdoc cref="Write(IBufferWriter{byte}, UserEvent)"/>
    public static void Write(Utf8JsonWriter writer, UserEvent userEvent)
    {
        writer.WriteStartObject();
        writer.WriteString("event_id"u8, userEvent.EventId);
        writer.WriteString("user_id"u8, userEvent.UserId);
        writer.WriteString("type"u8, userEvent.Type);
        writer.WriteString("occurred_at"u8, userEvent.OccurredAt);
        if (userEvent.Location is { } place)
        {
            writer.WriteNumber("latitude"u8, place.Latitude);
            writer.WriteNumber("longitude"u8, place.Longitude);
        }

        if (userEvent.Properties is { } properties)
        {
            writer.WritePropertyName("properties"u8);
            writer.WriteRawValue(properties, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    internal static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };
}
