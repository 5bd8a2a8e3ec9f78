using Isobar.Weather;

namespace Isobar.Tests.Ports;

/// <summary>The ranges that <see cref="WeatherObservation"/> states, and what the Earth allows.</summary>
public static class ObservationRanges
{
    public static void Check(WeatherObservation observation)
    {
        Within(observation.TemperatureC, -100, 70);
        Within(observation.ApparentTemperatureC, -150, 100);
        Within(observation.RelativeHumidityPct, 0, 100);
        Within(observation.PrecipitationMm, 0, 500);
        Within(observation.CloudCoverPct, 0, 100);
        Within(observation.PressureMslHpa, 850, 1100);
        Within(observation.WindSpeedMs, 0, 150);
        Within(observation.WindDirectionDeg, 0, 360);
        Within(observation.WindGustsMs, 0, 200);
        Within(observation.WeatherCode, 0, 99);
    }

    private static void Within(double? figure, double low, double high)
    {
        if (figure is { } value)
        {
            Assert.InRange(value, low, high);
        }
    }
}
