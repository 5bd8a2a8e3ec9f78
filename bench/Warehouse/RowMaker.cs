using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Bench.Warehouse;

/// <summary>Makes rows as the pipeline would, cheaply: only the key and the time differ from row to row.</summary>
internal sealed class RowMaker(BenchSettings settings, int seed)
{
    private const int EarlierHours = 24 * 30;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly EnrichedEvent _prototype = Prototype();
    private readonly Random _random = new(seed);

    public EnrichedEvent Make(long number)
    {
        var occurredAt = Start.AddHours(HourOf(number)).AddMilliseconds(_random.Next(3_600_000));
        var identity = new EventIdentity((uint)_random.NextInt64(), (ulong)_random.NextInt64(long.MinValue, long.MaxValue));
        var hour = string.Equals(settings.Keys, "random", StringComparison.Ordinal) ? (uint)_random.NextInt64() : RowKey.HourOf(occurredAt);
        return _prototype with
        {
            Key = identity.At(hour),
            Event = _prototype.Event with { OccurredAt = occurredAt, ReceivedAt = occurredAt },
            EnrichedAt = occurredAt,
        };
    }

    private long HourOf(long number)
    {
        var present = EarlierHours + (number / settings.RowsPerHour);
        return _random.Next(100) < settings.LatePercent ? _random.NextInt64(present) : present;
    }

    private static EnrichedEvent Prototype() => new()
    {
        Key = default,
        Event = new UserEvent
        {
            EventId = "01938f2e-7c1a-7e50-9c3b-5c9f3a1b2d4e",
            UserId = "user-0012345",
            Type = "screen_view",
            OccurredAt = Start,
            Location = new GeoPoint(52.52001, 13.40495),
            Properties = """{"screen":"home","version":"4.12.0","platform":"android"}""",
        },
        Location = new GeoPoint(52.52001, 13.40495),
        LocationSource = LocationSource.Event,
        Cell = Cell.Parse("u33db"),
        Weather = new SlotWeather { Status = WeatherStatus.Fresh, ExpiresAt = Start, Observation = Observation() },
        EnrichedAt = Start,
    };

    private static WeatherObservation Observation() => new()
    {
        Source = "open-meteo",
        ObservedAt = Start,
        TemperatureC = 7.2,
        ApparentTemperatureC = 4.5,
        RelativeHumidityPct = 81,
        PrecipitationMm = 0.1,
        CloudCoverPct = 100,
        PressureMslHpa = 1013.2,
        WindSpeedMs = 6.2,
        WindDirectionDeg = 270,
        WindGustsMs = 11.9,
        WeatherCode = 61,
        IsDay = true,
    };
}
