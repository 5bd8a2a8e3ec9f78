using Isobar.Warehousing;

namespace Isobar.Users;

/// <summary>How a profile follows from the rows. Event time rules: a late event never moves a profile back.</summary>
internal static class ProfileUpdates
{
    public static UserProfile With(this UserProfile profile, EnrichedEvent row)
    {
        var occurredAt = row.Event.OccurredAt;
        var hasPlace = row.LocationSource == LocationSource.Event && !(profile.LastLocationAt > occurredAt);
        var hasWeather = row.Weather.Observation is not null && !(profile.LastWeatherAt > occurredAt);
        return profile with
        {
            Events = profile.Events + 1,
            FirstSeen = profile.FirstSeen < occurredAt ? profile.FirstSeen : occurredAt,
            LastSeen = profile.LastSeen > occurredAt ? profile.LastSeen : occurredAt,
            LastLocation = hasPlace ? row.Location : profile.LastLocation,
            LastLocationAt = hasPlace ? occurredAt : profile.LastLocationAt,
            LastWeather = hasWeather ? row.Weather.Observation : profile.LastWeather,
            LastWeatherAt = hasWeather ? occurredAt : profile.LastWeatherAt,
        };
    }

    public static UserProfile WithDuplicates(this UserProfile profile, int duplicates, int conflicts) =>
        duplicates == 0
            ? profile
            : profile with { Duplicates = profile.Duplicates + duplicates, Conflicts = profile.Conflicts + conflicts };
}
