using Isobar.Weather;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>Turns what the service said of a location into the answer to a question, or finds that it is nonsense.</summary>
internal static class ForecastAnswer
{
    // "Now" is a quarter of an hour old at most; more than this is not about now, whichever of the two clocks is wrong.
    private static readonly TimeSpan CurrentTolerance = TimeSpan.FromHours(3);

    private static readonly WeatherAnswer Nonsense = WeatherAnswer.Failed(WeatherReasons.SourceNonsense);

    private static readonly WeatherAnswer NoData = WeatherAnswer.Unknown(WeatherReasons.NoData);

    public static WeatherAnswer To(WeatherQuestion question, ForecastLocation? location, DateTimeOffset now) =>
        location is null ? Nonsense
        : question.IsPresent ? OfNow(location.Current, now)
        : OfHour(location.Hourly, question.Slot.Start);

    private static WeatherAnswer OfNow(ForecastFigures? figures, DateTimeOffset now)
    {
        if (figures?.Time is not { } time || Math.Abs(time - now.ToUnixTimeSeconds()) > CurrentTolerance.TotalSeconds)
        {
            return Nonsense;
        }

        return Of(figures, time);
    }

    private static WeatherAnswer OfHour(ForecastHours? hours, DateTimeOffset slotStart)
    {
        if (hours?.Time is not { } times || !hours.IsRectangular(times.Length))
        {
            return Nonsense;
        }

        // Shorter slots take the figures of the hour that they lie in.
        var hour = slotStart.ToUnixTimeSeconds() / 3600 * 3600;
        var row = Array.IndexOf(times, hour);
        return row < 0 ? NoData : Of(hours.At(row), hour);
    }

    private static WeatherAnswer Of(ForecastFigures figures, long time)
    {
        if (!FigureLimits.Allow(figures))
        {
            return Nonsense;
        }

        var observation = ToObservation(figures, DateTimeOffset.FromUnixTimeSeconds(time));
        return IsEmpty(observation) ? NoData : WeatherAnswer.Known(observation);
    }

    private static WeatherObservation ToObservation(ForecastFigures figures, DateTimeOffset time) => new()
    {
        Source = OpenMeteoWeatherSource.SourceName,
        ObservedAt = time,
        TemperatureC = figures.Temperature,
        ApparentTemperatureC = figures.ApparentTemperature,
        RelativeHumidityPct = figures.RelativeHumidity,
        PrecipitationMm = figures.Precipitation,
        CloudCoverPct = figures.CloudCover,
        PressureMslHpa = figures.PressureMsl,
        WindSpeedMs = figures.WindSpeed,
        WindDirectionDeg = figures.WindDirection,
        WindGustsMs = figures.WindGusts,
        WeatherCode = (int?)figures.WeatherCode,
        IsDay = figures.IsDay is { } isDay ? isDay == 1 : null,
    };

    // Whether it is day is astronomy: it says nothing of the weather.
    private static bool IsEmpty(WeatherObservation observation) =>
        observation == new WeatherObservation
        {
            Source = observation.Source,
            ObservedAt = observation.ObservedAt,
            IsDay = observation.IsDay,
        };
}
