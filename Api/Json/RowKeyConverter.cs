using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Events;

namespace Isobar.Api.Json;

/// <summary>A row key is thirty-two hexadecimal digits.</summary>
internal sealed class RowKeyConverter : JsonConverter<RowKey>
{
    public override RowKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryParse(reader.GetString(), out var key)
            ? key
            : throw new JsonException("A key is 32 hexadecimal digits.");

    public override void Write(Utf8JsonWriter writer, RowKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    private static bool TryParse(string? text, out RowKey key)
    {
        Span<byte> bytes = stackalloc byte[RowKey.Size];
        var valid = text is { Length: 2 * RowKey.Size }
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        key = RowKey.FromBytes(bytes);
        return valid;
    }
}
