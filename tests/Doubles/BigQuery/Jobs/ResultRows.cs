using System.Globalization;
using System.Text.Json;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>Rows on the wire: <c>{"f":[{"v":"…"}]}</c>, every scalar as text.</summary>
internal static class ResultRows
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<object?[]> rows, bool integerTimestamps)
    {
        writer.WriteStartArray("rows");
        foreach (var row in rows)
        {
            WriteRecord(writer, row, integerTimestamps);
        }

        writer.WriteEndArray();
    }

    private static void WriteRecord(Utf8JsonWriter writer, object?[] values, bool integerTimestamps)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("f");
        foreach (var value in values)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("v");
            WriteValue(writer, value, integerTimestamps);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, bool integerTimestamps)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case ArrayValue array:
                writer.WriteStartArray();
                foreach (var item in array.Elements)
                {
                    writer.WriteStartObject();
                    writer.WritePropertyName("v");
                    WriteValue(writer, item, integerTimestamps);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                break;
            case Composite record:
                WriteRecord(writer, record.Values, integerTimestamps);
                break;
            default:
                writer.WriteStringValue(Text(value, integerTimestamps));
                break;
        }
    }

    private static string Text(object value, bool integerTimestamps) => value switch
    {
        Timestamp instant when integerTimestamps => instant.Microseconds.ToString(CultureInfo.InvariantCulture),
        Timestamp instant => (instant.Microseconds / (double)Timestamp.PerSecond).ToString("0.0################E0", CultureInfo.InvariantCulture),
        Binary bytes => Convert.ToBase64String(bytes.Content),
        DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture)
            : double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity",
        _ => ValueCast.ToText(value),
    };
}
