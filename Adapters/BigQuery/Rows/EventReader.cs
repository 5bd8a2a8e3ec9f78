using System.Globalization;
using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Adapters.BigQuery.Rows;

/// <summary>Makes a row into an object. The query selects <see cref="EnrichedEventSchema.Columns"/> in their order, from <c>first</c> on.</summary>
internal sealed class EventReader(WireRow row, int first)
{
    private static readonly Dictionary<string, int> Columns = EnrichedEventSchema.Columns
        .Select(static (column, index) => (column.Name, index))
        .ToDictionary(static column => column.Name, static column => column.index, StringComparer.Ordinal);

    public EnrichedEvent Read()
    {
        var source = EnrichedEventSchema.ParseLocationSource(Text("location_source"));
        var location = Real("latitude") is { } latitude ? new GeoPoint(latitude, Real("longitude")!.Value) : (GeoPoint?)null;
        var enrichedAt = Time("enriched_at");
        return new EnrichedEvent
        {
            Key = RowKey.Parse(Text("row_key")),
            Event = ReadEvent(source == LocationSource.Event ? location : null),
            Location = location,
            LocationSource = source,
            Cell = TextOrNull("cell") is { } cell ? Cell.Parse(cell) : null,
            Weather = ReadWeather(enrichedAt),
            EnrichedAt = enrichedAt,
        };
    }

    private UserEvent ReadEvent(GeoPoint? location) => new()
    {
        EventId = Text("event_id"),
        UserId = Text("user_id"),
        Type = Text("type"),
        OccurredAt = Time("occurred_at"),
        ReceivedAt = Time("received_at"),
        Location = location,
        Properties = TextOrNull("properties"),
    };

    // A row does not keep until when its weather could be given again: that ended when it was joined.
    private SlotWeather ReadWeather(DateTimeOffset enrichedAt) => new()
    {
        Status = EnrichedEventSchema.ParseStatus(Text("weather_status")),
        Reason = TextOrNull("weather_reason"),
        Observation = TextOrNull("weather_source") is { } source ? ReadObservation(source) : null,
        ExpiresAt = enrichedAt,
    };

    private WeatherObservation ReadObservation(string source) => new()
    {
        Source = source,
        ObservedAt = Time("weather_observed_at"),
        TemperatureC = Real("temperature_c"),
        ApparentTemperatureC = Real("apparent_temperature_c"),
        RelativeHumidityPct = Real("relative_humidity_pct"),
        PrecipitationMm = Real("precipitation_mm"),
        CloudCoverPct = Real("cloud_cover_pct"),
        PressureMslHpa = Real("pressure_msl_hpa"),
        WindSpeedMs = Real("wind_speed_ms"),
        WindDirectionDeg = Real("wind_direction_deg"),
        WindGustsMs = Real("wind_gusts_ms"),
        WeatherCode = TextOrNull("weather_code") is { } code ? int.Parse(code, CultureInfo.InvariantCulture) : null,
        IsDay = TextOrNull("is_day") is { } isDay ? isDay == "true" : null,
    };

    private string? TextOrNull(string column) => WireValues.TextOrNull(row.Cells[first + Columns[column]]);

    private string Text(string column) => TextOrNull(column) ?? throw new FormatException($"BigQuery has no {column} in a row that must have one.");

    private DateTimeOffset Time(string column) => Instants.FromMicroseconds(long.Parse(Text(column), CultureInfo.InvariantCulture));

    private double? Real(string column) => TextOrNull(column) is { } text ? WireValues.Real(text) : null;
}
