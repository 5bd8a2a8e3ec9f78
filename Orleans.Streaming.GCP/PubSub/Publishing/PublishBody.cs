using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isobar.Broker;

namespace Isobar.PubSub.Publishing;

/// <summary>The body of https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.topics/publish.</summary>
internal static class PublishBody
{
    private static readonly JsonEncodedText Messages = JsonEncodedText.Encode("messages");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText Attributes = JsonEncodedText.Encode("attributes");

    // It is read by Pub/Sub and nobody else: nothing needs escaping for the sake of HTML.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static void Write(IBufferWriter<byte> buffer, List<OutgoingMessage> messages)
    {
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteStartArray(Messages);
        foreach (var message in messages)
        {
            Write(json, message);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        json.WriteBase64String(Data, message.Payload.Span);
        if (message.Attributes.Count > 0)
        {
            json.WriteStartObject(Attributes);
            foreach (var (key, value) in message.Attributes.AsSpan())
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
