using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Api.Locations;

/// <summary>What a cell remembers of its weather.</summary>
internal sealed record LocationDocument(string Cell, GeoPoint Centre, IReadOnlyList<SlotDocument> Slots)
{
    public static LocationDocument Of(LocationSnapshot snapshot) =>
        new(snapshot.Cell.Name, snapshot.Cell.Centre, [.. snapshot.Slots.Select(SlotDocument.Of)]);
}

/// <summary>The weather of a slot of time, newest first.</summary>
/// <param name="Start">When the slot begins, UTC.</param>
/// <param name="End">When it ends, exclusive.</param>
/// <param name="Status"><c>fresh</c>, <c>stale</c>, <c>historical</c> or <c>missing</c>.</param>
/// <param name="Reason">Why it is stale or missing.</param>
/// <param name="ExpiresAt">Until when it is given without asking again.</param>
/// <param name="Observation">The weather, unless missing.</param>
internal sealed record SlotDocument(
    DateTimeOffset Start, DateTimeOffset End, string Status, string? Reason, DateTimeOffset ExpiresAt,
    WeatherObservation? Observation)
{
    public static SlotDocument Of(SlotSnapshot slot) => new(
        slot.Slot.Start, slot.Slot.End, EnrichedEventSchema.Name(slot.Weather.Status), slot.Weather.Reason,
        slot.Weather.ExpiresAt, slot.Weather.Observation);
}
