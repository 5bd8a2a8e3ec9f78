using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Api.Rows;
using Isobar.Warehousing;

namespace Isobar.Api.Json;

/// <summary>Rows have one JSON form, in answers as in the live stream: <see cref="RowJson"/>.</summary>
internal sealed class RowConverter : JsonConverter<EnrichedEvent>
{
    public override EnrichedEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Rows are only written.");

    public override void Write(Utf8JsonWriter writer, EnrichedEvent value, JsonSerializerOptions options) =>
        RowJson.Write(writer, value);
}
