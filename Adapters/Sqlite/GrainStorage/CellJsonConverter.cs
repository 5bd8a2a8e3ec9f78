using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Places;

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>A cell as its geohash, also as the key of a dictionary.</summary>
internal sealed class CellJsonConverter : JsonConverter<Cell>
{
    public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Cell.Parse(reader.GetString()!);

    public override Cell ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Cell.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Name);
}
