using Isobar.Weather;

namespace Isobar.Warehousing;

/// <summary>
/// The columns of <c>enriched_events</c>, the same in every warehouse, in the live stream and in the documents: the one place
/// where a row becomes names and values.
/// </summary>
public static class EnrichedEventSchema
{
    public const string Table = "enriched_events";

    public static IReadOnlyList<EnrichedEventColumn> Columns { get; } =
    [
        new("row_key", ColumnKind.Key, false, static (row, sink) => sink.Write(row.Key)),
        new("event_id", ColumnKind.Text, false, static (row, sink) => sink.Write(row.Event.EventId)),
        new("user_id", ColumnKind.Text, false, static (row, sink) => sink.Write(row.Event.UserId)),
        new("type", ColumnKind.Text, false, static (row, sink) => sink.Write(row.Event.Type)),
        new("occurred_at", ColumnKind.Instant, false, static (row, sink) => sink.Write(row.Event.OccurredAt)),
        new("received_at", ColumnKind.Instant, false, static (row, sink) => sink.Write(row.Event.ReceivedAt)),
        new("enriched_at", ColumnKind.Instant, false, static (row, sink) => sink.Write(row.EnrichedAt)),
        new("latitude", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Location?.Latitude)),
        new("longitude", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Location?.Longitude)),
        new("location_source", ColumnKind.Text, false, static (row, sink) => sink.Write(Name(row.LocationSource))),
        new("cell", ColumnKind.Text, true, static (row, sink) => sink.Write(row.Cell?.Name)),
        new("properties", ColumnKind.Json, true, static (row, sink) => sink.Write(row.Event.Properties)),
        new("weather_status", ColumnKind.Text, false, static (row, sink) => sink.Write(Name(row.Weather.Status))),
        new("weather_reason", ColumnKind.Text, true, static (row, sink) => sink.Write(row.Weather.Reason)),
        new("weather_source", ColumnKind.Text, true, static (row, sink) => sink.Write(row.Weather.Observation?.Source)),
        new("weather_observed_at", ColumnKind.Instant, true, static (row, sink) => sink.Write(row.Weather.Observation?.ObservedAt)),
        new("temperature_c", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.TemperatureC)),
        new("apparent_temperature_c", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.ApparentTemperatureC)),
        new("relative_humidity_pct", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.RelativeHumidityPct)),
        new("precipitation_mm", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.PrecipitationMm)),
        new("cloud_cover_pct", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.CloudCoverPct)),
        new("pressure_msl_hpa", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.PressureMslHpa)),
        new("wind_speed_ms", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.WindSpeedMs)),
        new("wind_direction_deg", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.WindDirectionDeg)),
        new("wind_gusts_ms", ColumnKind.Real, true, static (row, sink) => sink.Write(row.Weather.Observation?.WindGustsMs)),
        new("weather_code", ColumnKind.Integer, true, static (row, sink) => sink.Write((long?)row.Weather.Observation?.WeatherCode)),
        new("weather_text", ColumnKind.Text, true, static (row, sink) => sink.Write(WmoWeatherCode.Describe(row.Weather.Observation?.WeatherCode))),
        new("is_day", ColumnKind.Boolean, true, static (row, sink) => sink.Write(row.Weather.Observation?.IsDay)),
    ];

    public static string Name(WeatherStatus status) => status switch
    {
        WeatherStatus.Fresh => "fresh",
        WeatherStatus.Stale => "stale",
        WeatherStatus.Historical => "historical",
        WeatherStatus.Missing => "missing",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Name(LocationSource source) => source switch
    {
        LocationSource.Event => "event",
        LocationSource.Profile => "profile",
        LocationSource.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <exception cref="FormatException">Not a status.</exception>
    public static WeatherStatus ParseStatus(string name) => name switch
    {
        "fresh" => WeatherStatus.Fresh,
        "stale" => WeatherStatus.Stale,
        "historical" => WeatherStatus.Historical,
        "missing" => WeatherStatus.Missing,
        _ => throw new FormatException($"weather_status \"{name}\" is unknown."),
    };

    /// <exception cref="FormatException">Not a source.</exception>
    public static LocationSource ParseLocationSource(string name) => name switch
    {
        "event" => LocationSource.Event,
        "profile" => LocationSource.Profile,
        "none" => LocationSource.None,
        _ => throw new FormatException($"location_source \"{name}\" is unknown."),
    };
}
