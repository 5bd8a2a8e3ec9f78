using System.Text.Json;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>The body of a pull's answer.</summary>
internal static class PullAnswer
{
    public static byte[] Of(IReadOnlyList<(string AckId, Delivery Delivery)> leased)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (leased.Count > 0)
            {
                json.WriteStartArray("receivedMessages");
                foreach (var (ackId, delivery) in leased)
                {
                    Write(json, ackId, delivery);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string ackId, Delivery delivery)
    {
        json.WriteStartObject();
        json.WriteString("ackId", ackId);
        json.WriteStartObject("message");
        if (delivery.Message.Data is { } data)
        {
            json.WriteString("data", data);
        }

        if (delivery.Message.Attributes.Count > 0)
        {
            json.WriteStartObject("attributes");
            foreach (var (name, value) in delivery.Message.Attributes)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteString("messageId", delivery.Message.Id);
        json.WriteString("publishTime", delivery.Message.PublishedAt.UtcDateTime);
        json.WriteEndObject();
        json.WriteNumber("deliveryAttempt", delivery.Attempts);
        json.WriteEndObject();
    }
}
