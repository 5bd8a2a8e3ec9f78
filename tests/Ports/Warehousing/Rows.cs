using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Tests.Ports.Warehousing;

/// <summary>Rows and dead letters to append.</summary>
public static class Rows
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A row with every column filled.</summary>
    public static EnrichedEvent Full(string eventId, DateTimeOffset? occurredAt = null) => Of(new UserEvent
    {
        EventId = eventId,
        UserId = "alice",
        Type = "app.open",
        OccurredAt = occurredAt ?? Noon,
        ReceivedAt = (occurredAt ?? Noon) + TimeSpan.FromMicroseconds(1_234_567),
        Location = new GeoPoint(52.52, 13.405),
        Properties = """{"screen":"täglich"}""",
    });

    /// <summary>A row with only what must be there.</summary>
    public static EnrichedEvent Bare(string eventId, DateTimeOffset? occurredAt = null)
    {
        var bare = new UserEvent { EventId = eventId, UserId = "bob", Type = "t", OccurredAt = occurredAt ?? Noon, ReceivedAt = Noon };
        return new EnrichedEvent
        {
            Key = RowKey.Of(bare),
            Event = bare,
            LocationSource = LocationSource.None,
            Weather = SlotWeather.Missing("no_place", Noon),
            EnrichedAt = Noon,
        };
    }

    public static DeadLetter Letter(string eventId, string reason = DeadLetterReasons.Invalid, DateTimeOffset? receivedAt = null) => new()
    {
        Key = RowKey.Of("alice", eventId, Noon),
        ReceivedAt = receivedAt ?? Noon,
        Reason = reason,
        Detail = "latitude is 91; it must be -90 to 90.",
        Attempts = 5,
        Source = "user-events",
        Payload = new byte[] { 0x7B, 0x00, 0xFF, 0x7D },
        UserId = "alice",
        EventId = eventId,
    };

    private static EnrichedEvent Of(UserEvent userEvent) => new()
    {
        Key = RowKey.Of(userEvent),
        Event = userEvent,
        Location = userEvent.Location,
        LocationSource = LocationSource.Event,
        Cell = Cell.Containing(userEvent.Location!.Value, 5),
        Weather = new SlotWeather
        {
            Status = WeatherStatus.Fresh,
            ExpiresAt = userEvent.OccurredAt + TimeSpan.FromSeconds(3),
            Observation = Observation(userEvent.OccurredAt),
        },
        EnrichedAt = userEvent.OccurredAt + TimeSpan.FromSeconds(3),
    };

    private static WeatherObservation Observation(DateTimeOffset at) => new()
    {
        Source = "synthetic",
        ObservedAt = at,
        TemperatureC = 7.25,
        ApparentTemperatureC = 4.5,
        RelativeHumidityPct = 81,
        PrecipitationMm = 0.1,
        CloudCoverPct = 100,
        PressureMslHpa = 1013.25,
        WindSpeedMs = 6.2,
        WindDirectionDeg = 270,
        WindGustsMs = 11.9,
        WeatherCode = 61,
        IsDay = true,
    };
}
