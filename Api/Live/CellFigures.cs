using System.Text.Json;
using Isobar.Warehousing;

namespace Isobar.Api.Live;

/// <summary>A cell as the page gets it: an array, because there are many.</summary>
internal readonly record struct CellFigures(string Name, long Events, EnrichedEvent Last)
{
    public static CellFigures Of(LiveCell cell, long events) => new(cell.Name, events, cell.Last);

    /// <summary><c>[cell, events, temperature_c, weather_code, weather_status, last_enriched_at in Unix seconds]</c>.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(Name);
        json.WriteNumberValue(Events);
        WriteNumber(json, Last.Weather.Observation?.TemperatureC);
        WriteNumber(json, Last.Weather.Observation?.WeatherCode);
        json.WriteStringValue(EnrichedEventSchema.Name(Last.Weather.Status));
        json.WriteNumberValue(Last.EnrichedAt.ToUnixTimeSeconds());
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, double? number)
    {
        if (number is { } known && double.IsFinite(known))
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
