using Isobar.Places;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Api.Users;

/// <summary>What is known of a user.</summary>
internal sealed record UserDocument(
    string UserId,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? LastSeen,
    GeoPoint? LastLocation,
    DateTimeOffset? LastLocationAt,
    WeatherObservation? LastWeather,
    DateTimeOffset? LastWeatherAt,
    long Events,
    long Duplicates,
    long Conflicts,
    IReadOnlyList<EnrichedEvent> RecentEvents)
{
    public static UserDocument Of(string userId, UserProfile profile, IReadOnlyList<EnrichedEvent> recent) => new(
        userId, profile.FirstSeen, profile.LastSeen, profile.LastLocation, profile.LastLocationAt, profile.LastWeather,
        profile.LastWeatherAt, profile.Events, profile.Duplicates, profile.Conflicts, recent);
}
