using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Makes a row of <c>enriched_events</c> into an object, by the order of <see cref="EnrichedEventSchema.Columns"/>.</summary>
internal static class RowReader
{
    private static readonly Dictionary<string, int> Columns = EnrichedEventSchema.Columns
        .Select((column, index) => (column.Name, index))
        .ToDictionary(column => column.Name, column => column.index, StringComparer.Ordinal);

    public static EnrichedEvent Read(Statement row)
    {
        var latitude = row.DoubleOrNull(Columns["latitude"]);
        var enrichedAt = row.Time(Columns["enriched_at"]);
        return new EnrichedEvent
        {
            Key = row.Key(Columns["row_key"]),
            Event = ReadEvent(row),
            Location = latitude is { } degrees ? new GeoPoint(degrees, row.Double(Columns["longitude"])) : null,
            LocationSource = EnrichedEventSchema.ParseLocationSource(row.Text(Columns["location_source"])),
            Cell = row.TextOrNull(Columns["cell"]) is { } cell ? Cell.Parse(cell) : null,
            Weather = ReadWeather(row, enrichedAt),
            EnrichedAt = enrichedAt,
        };
    }

    private static UserEvent ReadEvent(Statement row)
    {
        var source = EnrichedEventSchema.ParseLocationSource(row.Text(Columns["location_source"]));
        return new UserEvent
        {
            EventId = row.Text(Columns["event_id"]),
            UserId = row.Text(Columns["user_id"]),
            Type = row.Text(Columns["type"]),
            OccurredAt = row.Time(Columns["occurred_at"]),
            ReceivedAt = row.Time(Columns["received_at"]),
            Location = source == LocationSource.Event
                ? new GeoPoint(row.Double(Columns["latitude"]), row.Double(Columns["longitude"]))
                : null,
            Properties = row.TextOrNull(Columns["properties"]),
        };
    }

    // A row does not keep until when its weather could be given again: that ended when it was joined.
    private static SlotWeather ReadWeather(Statement row, DateTimeOffset enrichedAt) => new()
    {
        Status = EnrichedEventSchema.ParseStatus(row.Text(Columns["weather_status"])),
        Reason = row.TextOrNull(Columns["weather_reason"]),
        Observation = row.TextOrNull(Columns["weather_source"]) is { } source ? ReadObservation(row, source) : null,
        ExpiresAt = enrichedAt,
    };

    private static WeatherObservation ReadObservation(Statement row, string source) => new()
    {
        Source = source,
        ObservedAt = row.Time(Columns["weather_observed_at"]),
        TemperatureC = row.DoubleOrNull(Columns["temperature_c"]),
        ApparentTemperatureC = row.DoubleOrNull(Columns["apparent_temperature_c"]),
        RelativeHumidityPct = row.DoubleOrNull(Columns["relative_humidity_pct"]),
        PrecipitationMm = row.DoubleOrNull(Columns["precipitation_mm"]),
        CloudCoverPct = row.DoubleOrNull(Columns["cloud_cover_pct"]),
        PressureMslHpa = row.DoubleOrNull(Columns["pressure_msl_hpa"]),
        WindSpeedMs = row.DoubleOrNull(Columns["wind_speed_ms"]),
        WindDirectionDeg = row.DoubleOrNull(Columns["wind_direction_deg"]),
        WindGustsMs = row.DoubleOrNull(Columns["wind_gusts_ms"]),
        WeatherCode = (int?)row.LongOrNull(Columns["weather_code"]),
        IsDay = row.LongOrNull(Columns["is_day"]) is { } flag ? flag != 0 : null,
    };
}
