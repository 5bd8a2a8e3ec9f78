using Isobar.Events;
using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Warehousing;

/// <summary>A row of <c>enriched_events</c>: an event, where it was, and the weather there and then.</summary>
[GenerateSerializer, Immutable, Alias("isobar.enriched-event")]
public sealed record EnrichedEvent
{
    [Id(0)]
    public required RowKey Key { get; init; }

    [Id(1)]
    public required UserEvent Event { get; init; }

    /// <summary>The event's place, or the user's last one; null if neither is known.</summary>
    [Id(2)]
    public GeoPoint? Location { get; init; }

    [Id(3)]
    public LocationSource LocationSource { get; init; }

    /// <summary>The cell of <see cref="Location"/>.</summary>
    [Id(4)]
    public Cell? Cell { get; init; }

    [Id(5)]
    public required SlotWeather Weather { get; init; }

    /// <summary>When the weather was joined, UTC.</summary>
    [Id(6)]
    public required DateTimeOffset EnrichedAt { get; init; }
}

/// <summary>Where a row's place comes from.</summary>
public enum LocationSource
{
    /// <summary>There is no place.</summary>
    None,

    /// <summary>The event said so.</summary>
    Event,

    /// <summary>The user's last known place.</summary>
    Profile,
}
