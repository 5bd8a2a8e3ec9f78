using System.Text.Json;
using Isobar.Api.Rows;
using Isobar.Warehousing;

namespace Isobar.Api.Live;

/// <summary>A row as the page lists it: a part of the columns of <see cref="EnrichedEventSchema"/>, by name.</summary>
internal static class LiveRowJson
{
    private static readonly string[] Names =
    [
        "row_key", "event_id", "user_id", "type", "occurred_at", "received_at", "enriched_at", "latitude", "longitude", "location_source", "cell", "weather_status",
        "temperature_c", "weather_code", "weather_text",
    ];

    private static readonly EnrichedEventColumn[] Columns = [.. Names.Select(static name => EnrichedEventSchema.Columns.Single(column => column.Name == name))];

    /// <summary>Writes a property with an array of rows.</summary>
    public static void WriteRows(Utf8JsonWriter json, string name, IReadOnlyList<EnrichedEvent> rows)
    {
        json.WriteStartArray(name);
        var sink = new JsonColumnSink(json);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var column in Columns)
            {
                json.WritePropertyName(column.Name);
                sink.Kind = column.Kind;
                column.WriteTo(row, sink);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
