using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Places;

namespace Isobar.Api.Json;

/// <summary>A cell is its geohash.</summary>
internal sealed class CellConverter : JsonConverter<Cell>
{
    public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Cell.TryParse(reader.GetString(), out var cell) ? cell : throw new JsonException("A cell is a geohash.");

    public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
