using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;
using Npgsql;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>Makes a row of <c>enriched_events</c> into an object, by the order of <see cref="EnrichedEventSchema.Columns"/>.</summary>
internal sealed class RowReader(NpgsqlDataReader row)
{
    private static readonly Dictionary<string, int> Columns = EnrichedEventSchema.Columns
        .Select((column, index) => (column.Name, index))
        .ToDictionary(column => column.Name, column => column.index, StringComparer.Ordinal);

    public EnrichedEvent Read()
    {
        var source = EnrichedEventSchema.ParseLocationSource(Text("location_source"));
        GeoPoint? place = Double("latitude") is { } latitude ? new GeoPoint(latitude, Double("longitude")!.Value) : null;
        var enrichedAt = Time("enriched_at");
        return new EnrichedEvent
        {
            Key = RowKey.FromBytes(row.GetFieldValue<byte[]>(Columns["row_key"])),
            Event = ReadEvent(source == LocationSource.Event ? place : null),
            Location = place,
            LocationSource = source,
            Cell = TextOrNull("cell") is { } cell ? Cell.Parse(cell) : null,
            Weather = ReadWeather(enrichedAt),
            EnrichedAt = enrichedAt,
        };
    }

    private UserEvent ReadEvent(GeoPoint? place) => new()
    {
        EventId = Text("event_id"),
        UserId = Text("user_id"),
        Type = Text("type"),
        OccurredAt = Time("occurred_at"),
        ReceivedAt = Time("received_at"),
        Location = place,
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
        TemperatureC = Double("temperature_c"),
        ApparentTemperatureC = Double("apparent_temperature_c"),
        RelativeHumidityPct = Double("relative_humidity_pct"),
        PrecipitationMm = Double("precipitation_mm"),
        CloudCoverPct = Double("cloud_cover_pct"),
        PressureMslHpa = Double("pressure_msl_hpa"),
        WindSpeedMs = Double("wind_speed_ms"),
        WindDirectionDeg = Double("wind_direction_deg"),
        WindGustsMs = Double("wind_gusts_ms"),
        WeatherCode = row.IsDBNull(Columns["weather_code"]) ? null : (int)row.GetInt64(Columns["weather_code"]),
        IsDay = row.IsDBNull(Columns["is_day"]) ? null : row.GetBoolean(Columns["is_day"]),
    };

    private string Text(string column) => row.GetString(Columns[column]);

    private string? TextOrNull(string column) => row.IsDBNull(Columns[column]) ? null : row.GetString(Columns[column]);

    private double? Double(string column) => row.IsDBNull(Columns[column]) ? null : row.GetDouble(Columns[column]);

    private DateTimeOffset Time(string column) => row.GetFieldValue<DateTimeOffset>(Columns[column]);
}
