using Isobar.Places;

namespace Isobar.Weather;

/// <summary>An observation that a station or another producer pushes, instead of being asked for it.</summary>
[GenerateSerializer, Immutable, Alias("isobar.weather-report")]
public sealed record WeatherReport([property: Id(0)] Cell Cell, [property: Id(1)] WeatherObservation Observation);
