using FsCheck.Xunit;
using Isobar.Tests.Ports;
using Isobar.Weather;

namespace Isobar.Tests.Adapters.Synthetic;

/// <summary>Figures agree with each other, wherever and whenever on Earth.</summary>
[Properties(MaxTest = 5_000)]
public sealed class ClimateProperties
{
    [Property]
    public void Figures_are_within_their_ranges(uint place, uint hour) => ObservationRanges.Check(Sample.At(place, hour));

    [Property]
    public void Every_figure_is_given(uint place, uint hour)
    {
        var it = Sample.At(place, hour);
        Assert.DoesNotContain(null, (object?[])[
            it.TemperatureC, it.ApparentTemperatureC, it.RelativeHumidityPct, it.PrecipitationMm, it.CloudCoverPct,
            it.PressureMslHpa, it.WindSpeedMs, it.WindDirectionDeg, it.WindGustsMs, it.WeatherCode, it.IsDay]);
    }

    [Property]
    public bool Gusts_are_never_weaker_than_the_wind(uint place, uint hour) =>
        Sample.At(place, hour) is var it && it.WindGustsMs >= it.WindSpeedMs;

    [Property]
    public bool Precipitation_has_a_code_of_precipitation_and_nothing_else_has(uint place, uint hour) =>
        Sample.At(place, hour) is var it && (it.PrecipitationMm > 0) == (it.WeatherCode is >= 51 and <= 99);

    [Property]
    public bool Rain_falls_from_clouds(uint place, uint hour) =>
        Sample.At(place, hour) is var it && (it.PrecipitationMm == 0 || it.CloudCoverPct >= 75);

    [Property]
    public bool Snow_falls_only_in_the_cold_and_rain_only_above_freezing(uint place, uint hour) =>
        Sample.At(place, hour) is var it && it.WeatherCode switch
        {
            >= 71 and <= 77 => it.TemperatureC < 0.5,
            >= 51 => it.TemperatureC >= 0.5,
            _ => true,
        };

    [Property]
    public bool Every_code_has_words(uint place, uint hour) => WmoWeatherCode.Describe(Sample.At(place, hour).WeatherCode) is not null;

    [Property]
    public bool The_next_hour_is_much_like_this_one(uint place, uint hour)
    {
        var (now, next) = (Sample.At(place, hour), Sample.At(place, hour, hoursLater: 1));
        return Math.Abs(now.TemperatureC!.Value - next.TemperatureC!.Value) < 4
            && Math.Abs(now.PressureMslHpa!.Value - next.PressureMslHpa!.Value) < 4;
    }

    [Property]
    public bool A_cell_and_its_neighbour_have_much_the_same_weather(uint place, uint hour)
    {
        var point = Sample.Place(place);
        var beside = point with { Latitude = point.Latitude > 0 ? point.Latitude - 0.04 : point.Latitude + 0.04 };
        var (here, there) = (Sample.At(point, hour), Sample.At(beside, hour));
        return Math.Abs(here.TemperatureC!.Value - there.TemperatureC!.Value) < 1
            && Math.Abs(here.PressureMslHpa!.Value - there.PressureMslHpa!.Value) < 1;
    }
}
