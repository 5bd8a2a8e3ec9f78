using Isobar.Events;
using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Warehousing;

/// <summary>Makes a stored row into an object again, for every warehouse alike: the way back from <see cref="EnrichedEventSchema"/>.</summary>
public sealed class EnrichedEventReader(IColumnSource row)
{
    private static readonly Dictionary<string, int> Columns = EnrichedEventSchema.Columns
        .Select(static (column, index) => (column.Name, index))
        .ToDictionary(static column => column.Name, static column => column.index, StringComparer.Ordinal);

    /// <summary>The row that the source is on now.</summary>
    /// <exception cref="FormatException">A value is missing that every row has, or is none that Isobar writes.</exception>
    public EnrichedEvent Read()
    {
        var source = EnrichedEventSchema.ParseLocationSource(Text("location_source"));
        var place = Real("latitude") is { } latitude ? new GeoPoint(latitude, Required(Real("longitude"), "longitude")) : (GeoPoint?)null;
        var enrichedAt = Time("enriched_at");
        return new EnrichedEvent
        {
            Key = row.Key(Columns["row_key"]),
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
        TemperatureC = Real("temperature_c"),
        ApparentTemperatureC = Real("apparent_temperature_c"),
        RelativeHumidityPct = Real("relative_humidity_pct"),
        PrecipitationMm = Real("precipitation_mm"),
        CloudCoverPct = Real("cloud_cover_pct"),
        PressureMslHpa = Real("pressure_msl_hpa"),
        WindSpeedMs = Real("wind_speed_ms"),
        WindDirectionDeg = Real("wind_direction_deg"),
        WindGustsMs = Real("wind_gusts_ms"),
        WeatherCode = (int?)row.Integer(Columns["weather_code"]),
        IsDay = row.Boolean(Columns["is_day"]),
    };

    private string? TextOrNull(string column) => row.Text(Columns[column]);

    private string Text(string column) => TextOrNull(column) ?? throw Missing(column);

    private DateTimeOffset Time(string column) => Required(row.Instant(Columns[column]), column);

    private double? Real(string column) => row.Real(Columns[column]);

    private static T Required<T>(T? value, string column)
        where T : struct => value ?? throw Missing(column);

    private static FormatException Missing(string column) => new($"A row has no {column}, which every row must have.");
}
