using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Warehousing;

namespace Isobar.Api.Json;

/// <summary>
/// <c>{columns, rows, truncated}</c>, a row being an array, and <c>cost</c> where there is one. JSON has no infinities: such a number comes as
/// its name in text.
/// </summary>
internal sealed class QueryResultConverter : JsonConverter<QueryResult>
{
    public override QueryResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Results are only written.");

    public override void Write(Utf8JsonWriter writer, QueryResult value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("columns");
        foreach (var column in value.Columns)
        {
            writer.WriteStringValue(column);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        foreach (var row in value.Rows)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("truncated", value.Truncated);
        if (value.Cost is { } cost)
        {
            WriteCost(writer, cost);
        }

        writer.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter writer, QueryCost cost)
    {
        writer.WriteStartObject("cost");
        writer.WriteNumber("bytes_processed", cost.BytesProcessed);
        writer.WriteNumber("bytes_billed", cost.BytesBilled);
        writer.WriteNumber("estimated_usd", cost.EstimatedUsd);
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, IReadOnlyList<object?> row)
    {
        writer.WriteStartArray();
        foreach (var value in row)
        {
            WriteValue(writer, value);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
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
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
