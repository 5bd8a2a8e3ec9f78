using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Users;

/// <summary>What is known of a user. Moves forward in event time only, however late an event arrives.</summary>
[GenerateSerializer, Immutable, Alias("isobar.user-profile")]
public sealed record UserProfile
{
    public static readonly UserProfile Empty = new();

    /// <summary>The earliest <c>occurred_at</c>.</summary>
    [Id(0)]
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The latest <c>occurred_at</c>.</summary>
    [Id(1)]
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>The place of the latest event that had one, and when that was.</summary>
    [Id(2)]
    public GeoPoint? LastLocation { get; init; }

    [Id(3)]
    public DateTimeOffset? LastLocationAt { get; init; }

    /// <summary>The weather of the latest event that had one.</summary>
    [Id(4)]
    public WeatherObservation? LastWeather { get; init; }

    [Id(5)]
    public DateTimeOffset? LastWeatherAt { get; init; }

    /// <summary>Distinct events stored.</summary>
    [Id(6)]
    public long Events { get; init; }

    /// <summary>Arrivals of events that were stored already; best effort.</summary>
    [Id(7)]
    public long Duplicates { get; init; }

    /// <summary>Of those, the ones with other content than the first; best effort.</summary>
    [Id(8)]
    public long Conflicts { get; init; }
}
