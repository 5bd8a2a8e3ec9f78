using FsCheck;
using FsCheck.Xunit;
using Isobar.Adapters.Sqlite.GrainStorage;
using Isobar.Events;
using Isobar.Places;
using Isobar.Users;
using Isobar.Weather;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>States come back from the store as they went in.</summary>
[Properties(MaxTest = 500)]
public sealed class GrainStateJsonProperties
{
    [Property]
    public void A_users_state_comes_back(byte[] window, DateTimeOffset horizon, long moves, (DateTimeOffset At, double Latitude, double Longitude)? place, long events)
    {
        var state = new UserState
        {
            Profile = new UserProfile
            {
                FirstSeen = horizon,
                LastSeen = place?.At,
                LastLocation = place is { } known ? new GeoPoint(known.Latitude, known.Longitude) : null,
                LastWeather = place is { } then ? Observation(then.At, then.Latitude, code: null) : null,
                Events = events,
            },
            Window = window,
            Horizon = horizon,
            Moves = moves,
            MovedHorizon = place?.At ?? DateTimeOffset.MinValue,
        };

        var read = Again(state);

        Assert.Equal(state.Window, read.Window);
        Assert.Equal(state with { Window = [] }, read with { Window = [] });
        Assert.True(state.Horizon.EqualsExact(read.Horizon));
    }

    [Property]
    public void A_users_older_window_comes_back(byte[] window, long moves, DateTimeOffset horizon)
    {
        var state = new UserWindowState { Window = window, Moves = moves, Horizon = horizon };

        var read = Again(state);

        Assert.Equal(state.Window, read.Window);
        Assert.Equal(state with { Window = [] }, read with { Window = [] });
    }

    [Property]
    public void A_cells_state_comes_back((DateTime Instant, byte Length, double? Figure, int? Code)[] slots, string? reason)
    {
        var entries = slots.Select(slot => new SlotEntry
        {
            Slot = Slot.Containing(Utc(slot.Instant), TimeSpan.FromMinutes((slot.Length % 3) switch { 0 => 15, 1 => 30, _ => 60 })),
            Observation = slot.Figure is null ? null : Observation(Utc(slot.Instant), slot.Figure, slot.Code),
            ObtainedAt = Utc(slot.Instant),
            Reason = reason is null ? null : Text(reason),
            AskAgainAt = Utc(slot.Instant),
        }).ToList();

        Assert.Equal(entries, Again(new LocationState { Slots = entries }).Slots);
    }

    [Property]
    public void Keys_and_cells_come_back_also_as_names(ulong high, ulong low, NormalFloat latitude, NormalFloat longitude)
    {
        var key = new RowKey(high, low);
        var cell = Cell.Containing(new GeoPoint(Math.IEEERemainder(latitude.Get, 180), Math.IEEERemainder(longitude.Get, 360)), 5);

        Assert.Equal(new Dictionary<RowKey, Cell> { [key] = cell }, Again(new Dictionary<RowKey, Cell> { [key] = cell }));
        Assert.Equal(new Dictionary<Cell, RowKey> { [cell] = key }, Again(new Dictionary<Cell, RowKey> { [cell] = key }));
    }

    private static T Again<T>(T state) => GrainStateJson.Deserialize<T>("state", GrainStateJson.Serialize(state));

    private static WeatherObservation Observation(DateTimeOffset at, double? figure, int? code) =>
        new() { Source = "s", ObservedAt = at, TemperatureC = figure, WindSpeedMs = -figure, WeatherCode = code, IsDay = code > 0 };

    private static DateTimeOffset Utc(DateTime instant) => new(DateTime.SpecifyKind(instant, DateTimeKind.Utc));

    // Half a surrogate pair is no text.
    private static string Text(string generated) => string.Concat(generated.Where(static character => !char.IsSurrogate(character)));
}
