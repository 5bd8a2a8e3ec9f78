using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isobar.Api.Json;

/// <summary>Times leave the API in UTC, with <c>Z</c>, whatever offset they came with.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}
