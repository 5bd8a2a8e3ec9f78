using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Events;

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>A row key as hexadecimal text, also as the key of a dictionary.</summary>
internal sealed class RowKeyJsonConverter : JsonConverter<RowKey>
{
    public override RowKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RowKey.Parse(reader.GetString()!);

    public override RowKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RowKey.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, RowKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, RowKey value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
