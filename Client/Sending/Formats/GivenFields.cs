using System.Text.Json;
using Isobar.Events;

namespace Isobar.Client.Sending.Formats;

/// <summary>Which of the fields that can be filled in an item has.</summary>
internal readonly record struct GivenFields(bool IsObject, bool EventId, bool OccurredAt)
{
    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    public static GivenFields Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, UserEventJson.ReaderOptions);
        reader.Read();
        var given = new GivenFields(reader.TokenType == JsonTokenType.StartObject, false, false);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
            {
                given = given with
                {
                    EventId = given.EventId || reader.ValueTextEquals("event_id"u8),
                    OccurredAt = given.OccurredAt || reader.ValueTextEquals("occurred_at"u8),
                };
            }
        }

        return given;
    }
}
