namespace Isobar.Weather;

/// <summary>
/// What a source says of the weather at one place and time. A figure that the source does not give is null, never zero.
/// </summary>
[GenerateSerializer, Immutable, Alias("isobar.weather-observation")]
public sealed record WeatherObservation
{
    /// <summary>Who says so, for example <c>open-meteo</c> or <c>synthetic</c>. Shown in every row.</summary>
    [Id(0)]
    public required string Source { get; init; }

    /// <summary>The time that the figures speak of, UTC.</summary>
    [Id(1)]
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Air temperature 2 m above ground, degrees Celsius.</summary>
    [Id(2)]
    public double? TemperatureC { get; init; }

    /// <summary>Felt temperature, degrees Celsius.</summary>
    [Id(3)]
    public double? ApparentTemperatureC { get; init; }

    /// <summary>Relative humidity 2 m above ground, 0 to 100 %.</summary>
    [Id(4)]
    public double? RelativeHumidityPct { get; init; }

    /// <summary>Rain, showers and snow of the preceding interval, mm of water.</summary>
    [Id(5)]
    public double? PrecipitationMm { get; init; }

    /// <summary>Total cloud cover, 0 to 100 %.</summary>
    [Id(6)]
    public double? CloudCoverPct { get; init; }

    /// <summary>Pressure reduced to mean sea level, hPa.</summary>
    [Id(7)]
    public double? PressureMslHpa { get; init; }

    /// <summary>Wind speed 10 m above ground, m/s.</summary>
    [Id(8)]
    public double? WindSpeedMs { get; init; }

    /// <summary>Where the wind comes from, degrees clockwise from north, 0 to 360.</summary>
    [Id(9)]
    public double? WindDirectionDeg { get; init; }

    /// <summary>Strongest gusts of the preceding interval, m/s.</summary>
    [Id(10)]
    public double? WindGustsMs { get; init; }

    /// <summary>WMO code table 4677, 0 to 99: see <see cref="WmoWeatherCode"/>.</summary>
    [Id(11)]
    public int? WeatherCode { get; init; }

    /// <summary>Whether the sun is up.</summary>
    [Id(12)]
    public bool? IsDay { get; init; }
}
