using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Adapters.Synthetic;

/// <summary>
/// A simple climate. Lows and highs drift over the globe; everything else follows from them, from the sun and from the latitude, so
/// that figures agree with each other: clouds and wind under a low, rain only from thick clouds, snow only in the cold.
/// </summary>
internal static class Climate
{
    private static readonly ValueNoise Lows = new(Seed: 101, SizeKm: 1800, Days: 3);
    private static readonly ValueNoise AirMasses = new(Seed: 202, SizeKm: 1200, Days: 4);
    private static readonly ValueNoise Clouds = new(Seed: 303, SizeKm: 250, Days: 0.6);
    private static readonly ValueNoise Showers = new(Seed: 404, SizeKm: 40, Days: 0.15);
    private static readonly ValueNoise Breezes = new(Seed: 505, SizeKm: 300, Days: 0.5);

    public static WeatherObservation At(GeoPoint place, DateTimeOffset instant)
    {
        var here = SpaceTime.Of(place, instant);
        var low = Lows.At(here);
        var sun = Sun.SineOfElevation(place, instant);
        var cloud = CloudCover(low, Clouds.At(here));
        var temperature = Rounded(Temperature.At(place, instant, cloud, AirMasses.At(here)));
        var precipitation = Rounded(Precipitation(cloud, temperature, Showers.At(here)));
        var humidity = Math.Round(Humidity(cloud, sun, precipitation));
        var wind = Wind.At(place, low, Breezes.At(here), AirMasses.At(here));
        return new WeatherObservation
        {
            Source = SyntheticWeatherSource.SourceName,
            ObservedAt = instant.ToUniversalTime(),
            TemperatureC = temperature,
            ApparentTemperatureC = Rounded(Temperature.Felt(temperature, humidity, wind.SpeedMs)),
            RelativeHumidityPct = humidity,
            PrecipitationMm = precipitation,
            CloudCoverPct = Math.Round(100 * cloud),
            PressureMslHpa = Rounded(Pressure(place, low)),
            WindSpeedMs = wind.SpeedMs,
            WindDirectionDeg = wind.DirectionDeg,
            WindGustsMs = wind.GustsMs,
            WeatherCode = PresentWeather.CodeOf(cloud, temperature, precipitation, humidity, wind.SpeedMs),
            IsDay = Sun.IsUp(sun),
        };
    }

    // 0 to 1.
    private static double CloudCover(double low, double patches) => Math.Clamp(0.48 + (0.9 * low) + (0.8 * patches), 0, 1);

    // Millimetres an hour: none from thin clouds; warm air holds more water.
    private static double Precipitation(double cloud, double temperatureC, double shower)
    {
        var thickness = Math.Max(0, cloud - 0.75) / 0.25;
        var strength = Math.Max(0, shower + 0.25);
        return thickness * 5 * strength * strength * Math.Exp(Math.Clamp(temperatureC, -20, 30) / 22);
    }

    // Per cent: moist under clouds and at night, moister when it rains.
    private static double Humidity(double cloud, double sun, double precipitation)
    {
        var dry = 58 + (30 * cloud) - (18 * Math.Max(0, sun)) + (8 * Math.Max(0, -sun));
        return Math.Clamp(precipitation > 0 ? Math.Max(dry, 85) : dry, 5, 100);
    }

    // Lows are deep in the middle latitudes and shallow in the tropics.
    private static double Pressure(GeoPoint place, double low) =>
        1013.2 - (low * (6 + (32 * Math.Abs(Math.Sin(double.DegreesToRadians(2 * place.Latitude))))));

    private static double Rounded(double value) => Math.Round(value, 1);
}
