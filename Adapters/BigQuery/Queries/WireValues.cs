using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>
/// Turns values as BigQuery writes them (https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/getQueryResults) into those of the port: null, bool, long,
/// double, text. Times are text as in every warehouse, bytes are hexadecimal, arrays and records are JSON.
/// </summary>
internal static class WireValues
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object? Read(FieldSchema field, WireCell cell) => cell.Value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Array or JsonValueKind.Object => ReadNested(field, cell.Value),
        _ => ReadScalar(field, Text(cell.Value)),
    };

    /// <summary>The value's text as it came, or null.</summary>
    public static string? TextOrNull(WireCell cell) => cell.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : Text(cell.Value);

    public static double Real(string text) => text switch
    {
        "Infinity" or "+Infinity" or "Inf" or "+Inf" => double.PositiveInfinity,
        "-Infinity" or "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static object ReadScalar(FieldSchema field, string text) => field.Type.ToUpperInvariant() switch
    {
        "INTEGER" or "INT64" => long.Parse(text, CultureInfo.InvariantCulture),
        "FLOAT" or "FLOAT64" => Real(text),
        "BOOLEAN" or "BOOL" => text == "true",
        "TIMESTAMP" => Instants.Text(Instants.FromMicroseconds(long.Parse(text, CultureInfo.InvariantCulture))),
        "BYTES" => Convert.ToHexStringLower(Convert.FromBase64String(text)),
        _ => text,
    };

    private static string ReadNested(FieldSchema field, JsonElement value)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Json))
        {
            Write(writer, field, value);
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void Write(Utf8JsonWriter writer, FieldSchema field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                WriteArray(writer, field with { Mode = null }, value);
                break;
            case JsonValueKind.Object:
                WriteRecord(writer, field.Fields ?? [], value);
                break;
            case JsonValueKind.Null:
                writer.WriteNullValue();
                break;
            default:
                WriteScalar(writer, ReadScalar(field, Text(value)));
                break;
        }
    }

    // Elements are wrapped as cells are.
    private static void WriteArray(Utf8JsonWriter writer, FieldSchema element, JsonElement value)
    {
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            Write(writer, element, item.GetProperty("v"));
        }

        writer.WriteEndArray();
    }

    private static void WriteRecord(Utf8JsonWriter writer, IReadOnlyList<FieldSchema> fields, JsonElement value)
    {
        writer.WriteStartObject();
        var index = 0;
        foreach (var item in value.GetProperty("f").EnumerateArray())
        {
            writer.WritePropertyName(fields[index].Name);
            Write(writer, fields[index++], item.GetProperty("v"));
        }

        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
