using System.Runtime.CompilerServices;
using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Api.Tests.Hosting;

/// <summary>Events, rows and dead letters to test with.</summary>
internal static class Samples
{
    public static string Event(string user = "u1", string? id = "e1", string more = "") =>
        $$"""{{{(id is null ? "" : $"\"event_id\":\"{id}\",")}}"user_id":"{{user}}","type":"click","occurred_at":"2026-06-01T11:00:00Z"{{more}}}""";

    public static EnrichedEvent Row(string user = "u1", string id = "e1", string cell = "u33db", string? properties = null)
    {
        var userEvent = new UserEvent
        {
            EventId = id, UserId = user, Type = "click", OccurredAt = ApiHost.Now.AddHours(-1), Properties = properties,
        };
        return new EnrichedEvent
        {
            Key = RowKey.Of(userEvent),
            Event = userEvent,
            Location = Cell.Parse(cell).Centre,
            LocationSource = LocationSource.Event,
            Cell = Cell.Parse(cell),
            Weather = new SlotWeather { Status = WeatherStatus.Fresh, Observation = Weather, ExpiresAt = ApiHost.Now },
            EnrichedAt = ApiHost.Now,
        };
    }

    public static WeatherObservation Weather { get; } = new()
    {
        Source = "synthetic", ObservedAt = ApiHost.Now, TemperatureC = 12.5, WeatherCode = 3, IsDay = true,
    };

    public static DeadLetter Letter(int number, string reason = DeadLetterReasons.Invalid, byte[]? payload = null) => new()
    {
        Key = new RowKey(7, (ulong)number),
        ReceivedAt = ApiHost.Now.AddSeconds(-number),
        Reason = reason,
        Detail = "latitude: It must be a number.",
        Attempts = 5,
        Source = "user-events",
        Payload = payload ?? "{}"u8.ToArray(),
        UserId = "u1",
        EventId = $"e{number}",
    };

    public static void Commit(this CommittedRows rows, EnrichedEvent row) => Publish(rows, row);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Publish(CommittedRows rows, EnrichedEvent row);
}
