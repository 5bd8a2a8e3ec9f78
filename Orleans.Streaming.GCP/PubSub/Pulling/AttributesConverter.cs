using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Broker;

namespace Isobar.PubSub.Pulling;

/// <summary>Reads a JSON object of texts without making a dictionary of it.</summary>
internal sealed class AttributesConverter : JsonConverter<MessageAttributes>
{
    public override MessageAttributes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("attributes must be an object");
        }

        var pairs = new List<KeyValuePair<string, string>>(4);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            pairs.Add(new(name, reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("an attribute must be a text")));
        }

        return new MessageAttributes([.. pairs]);
    }

    public override void Write(Utf8JsonWriter writer, MessageAttributes value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Attributes are written by PublishBody.");
}
