using Isobar.Events;
using Isobar.Places;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Tests.Versions.Samples;

/// <summary>
/// The values in version 1's fixtures. Members that a later version adds are not to be set here: they show that what is missing in the bytes gets its
/// default.
/// </summary>
internal static class Version1
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static readonly GeoPoint Berlin = new(52.52, 13.405);

    public static readonly Cell Cell = Cell.Containing(Berlin, 5);

    public static readonly Slot Slot = Slot.Containing(Noon, TimeSpan.FromHours(1));

    public static readonly UserEvent Event = new()
    {
        EventId = "e-1",
        UserId = "ada",
        Type = "order.placed",
        OccurredAt = new DateTimeOffset(2026, 11, 22, 12, 59, 30, 250, TimeSpan.FromHours(1)),
        Location = Berlin,
        Properties = """{"total":12}""",
        ReceivedAt = Noon,
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    public static readonly RowKey Key = RowKey.Of(Event);

    public static readonly WeatherObservation Observation = new()
    {
        Source = "station-7",
        ObservedAt = Noon.AddMinutes(-15),
        TemperatureC = 3.5,
        ApparentTemperatureC = -0.25,
        RelativeHumidityPct = 81,
        PrecipitationMm = 0.1,
        CloudCoverPct = 100,
        PressureMslHpa = 1013.25,
        WindSpeedMs = 5.5,
        WindDirectionDeg = 270,
        WindGustsMs = 9.75,
        WeatherCode = 61,
        IsDay = true,
    };

    public static readonly SlotWeather Weather = new()
    {
        Status = WeatherStatus.Stale,
        Reason = WeatherReasons.SourceTimeout,
        Observation = Observation,
        ExpiresAt = Noon.AddMinutes(10),
    };

    public static readonly EnrichedEvent Row = new()
    {
        Key = Key,
        Event = Event,
        Location = Berlin,
        LocationSource = LocationSource.Event,
        Cell = Cell,
        Weather = Weather,
        EnrichedAt = Noon.AddMilliseconds(40),
    };

    public static readonly DeadLetter Letter = new()
    {
        Key = Key,
        ReceivedAt = Noon,
        Reason = DeadLetterReasons.Invalid,
        Detail = "latitude: It is missing.",
        Attempts = 3,
        Source = "user-events",
        Payload = "{}"u8.ToArray(),
        UserId = "ada",
        EventId = "e-1",
    };

    public static readonly UserProfile Profile = new()
    {
        FirstSeen = Noon.AddDays(-3),
        LastSeen = Noon,
        LastLocation = Berlin,
        LastLocationAt = Noon.AddHours(-1),
        LastWeather = Observation,
        LastWeatherAt = Noon.AddHours(-2),
        Events = 41,
        Duplicates = 5,
        Conflicts = 2,
    };
}
