using Isobar.Places;

namespace Isobar.Weather;

/// <summary>What a cell remembers.</summary>
[GenerateSerializer, Immutable, Alias("isobar.location-snapshot")]
public sealed record LocationSnapshot
{
    [Id(0)]
    public required Cell Cell { get; init; }

    /// <summary>By slot, newest first.</summary>
    [Id(1)]
    public required IReadOnlyList<SlotSnapshot> Slots { get; init; }
}

/// <summary>One slot of a cell with the weather it would give now.</summary>
[GenerateSerializer, Immutable, Alias("isobar.slot-snapshot")]
public sealed record SlotSnapshot([property: Id(0)] Slot Slot, [property: Id(1)] SlotWeather Weather);
