using System.Text.Json;
using Isobar.Warehousing;

namespace Isobar.Api.Rows;

/// <summary>
/// A row as a JSON object: the columns of <see cref="EnrichedEventSchema"/> by name, absent values as null,
/// <c>properties</c> as an object.
/// </summary>
public static class RowJson
{
    public static void Write(Utf8JsonWriter writer, EnrichedEvent row)
    {
        writer.WriteStartObject();
        var sink = new JsonColumnSink(writer);
        foreach (var column in EnrichedEventSchema.Columns)
        {
            writer.WritePropertyName(column.Name);
            sink.Kind = column.Kind;
            column.WriteTo(row, sink);
        }

        writer.WriteEndObject();
    }
}
