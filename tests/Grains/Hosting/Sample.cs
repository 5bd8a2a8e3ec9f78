using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>Events and rows to test with.</summary>
internal static class Sample
{
    public const string User = "ada";

    public static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);
    public static readonly GeoPoint Berlin = new(52.52, 13.405);
    public static readonly GeoPoint Sydney = new(-33.8688, 151.2093);
    public static readonly Cell BerlinCell = Cell.Containing(Berlin, 5);
    public static readonly Slot NoonSlot = Slot.Containing(Noon, TimeSpan.FromHours(1));

    public static UserEvent Event(string id, string user = User) => new()
    {
        EventId = id,
        UserId = user,
        Type = "view",
        OccurredAt = Noon,
        Location = Berlin,
    };

    public static EnrichedEvent Row(string id, string? properties = null)
    {
        var userEvent = Event(id) with { Properties = properties };
        return new EnrichedEvent
        {
            Key = RowKey.Of(userEvent),
            Event = userEvent,
            Weather = SlotWeather.Missing(WeatherReasons.NoLocation, Noon),
            EnrichedAt = Noon,
        };
    }

    public static IReadOnlyList<EnrichedEvent> Rows(int count) => [.. Enumerable.Range(0, count).Select(static n => Row($"e{n}"))];
}
