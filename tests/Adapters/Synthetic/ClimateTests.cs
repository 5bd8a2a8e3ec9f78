using Isobar.Adapters.Synthetic;
using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Tests.Adapters.Synthetic;

public sealed class ClimateTests
{
    private static readonly GeoPoint Berlin = new(52.52, 13.40);
    private static readonly GeoPoint Sydney = new(-33.87, 151.21);
    private static readonly GeoPoint Singapore = new(1.35, 103.82);

    [Fact]
    public void The_climate_is_the_same_in_every_version()
    {
        var noon = At(2026, 11, 22, 12);
        var frozen = new WeatherObservation
        {
            Source = "synthetic",
            ObservedAt = noon,
            TemperatureC = 4,
            ApparentTemperatureC = -1.5,
            RelativeHumidityPct = 55,
            PrecipitationMm = 0,
            CloudCoverPct = 8,
            PressureMslHpa = 1024.1,
            WindSpeedMs = 4.2,
            WindDirectionDeg = 316,
            WindGustsMs = 6.1,
            WeatherCode = 0,
            IsDay = true,
        };
        Assert.Equal(frozen, Climate.At(Berlin, noon));
    }

    [Fact]
    public void Summer_is_warmer_than_winter_and_turned_round_in_the_south()
    {
        Assert.True(Mean(Berlin, 7) - Mean(Berlin, 1) > 15);
        Assert.True(Mean(Sydney, 1) - Mean(Sydney, 7) > 8);
        Assert.True(Math.Abs(Mean(Singapore, 1) - Mean(Singapore, 7)) < 4);
    }

    [Fact]
    public void The_tropics_are_warmer_than_the_poles() =>
        Assert.True(Mean(Singapore, 4) - Mean(new GeoPoint(89, 0), 4) > 25);

    [Fact]
    public void The_sun_is_up_at_noon_and_down_at_midnight()
    {
        Assert.True(Climate.At(Berlin, At(2026, 6, 21, 11)).IsDay);
        Assert.False(Climate.At(Berlin, At(2026, 6, 21, 23)).IsDay);
        Assert.True(Climate.At(new GeoPoint(78, 15), At(2026, 6, 21, 23)).IsDay);
        Assert.False(Climate.At(new GeoPoint(78, 15), At(2026, 12, 21, 11)).IsDay);
    }

    // By hand: declination 23.4 degrees, and 12:00 UTC is 52 minutes or 13 degrees after Berlin's solar noon.
    [Fact]
    public void The_sun_stands_where_the_almanac_says()
    {
        var sine = Sun.SineOfElevation(Berlin, At(2026, 6, 21, 12));
        Assert.Equal(59.3, double.RadiansToDegrees(Math.Asin(sine)), tolerance: 0.5);
    }

    [Fact]
    public void It_rains_now_and_then_and_not_always()
    {
        var hours = Enumerable.Range(0, 24 * 365).Select(hour => Climate.At(Berlin, At(2026, 1, 1, 0).AddHours(hour))).ToList();
        Assert.InRange(hours.Count(hour => hour.PrecipitationMm > 0) / (double)hours.Count, 0.04, 0.25);
        Assert.InRange(hours.Sum(hour => hour.PrecipitationMm!.Value), 200, 2_000);
        Assert.InRange(hours.Average(hour => hour.CloudCoverPct!.Value), 35, 65);
    }

    private static double Mean(GeoPoint place, int month) =>
        Enumerable.Range(0, 24 * 28).Average(hour => Climate.At(place, At(2026, month, 1, 0).AddHours(hour)).TemperatureC!.Value);

    private static DateTimeOffset At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
