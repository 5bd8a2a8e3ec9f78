using Isobar.Events;
using Isobar.Places;
using Isobar.Streaming;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;
using Orleans.Runtime;
using Xunit;

namespace Isobar.Runtime.Conformance;

/// <summary>The product's own grains, whose messages and states cross the runtime's serializer where it has one.</summary>
public sealed class PipelineTests(RuntimeFixture fixture) : ConformanceTest(fixture)
{
    [Fact]
    public async Task Users_events_become_one_row_each_with_the_weather_of_their_cell()
    {
        const string user = nameof(Users_events_become_one_row_each_with_the_weather_of_their_cell);
        var stream = StreamId.Create(StreamNamespaces.UserEvents, user);
        var (first, second) = (Event(user, "1"), Event(user, "2"));

        await Deliver(stream, [first, second, first]);
        await Deliver(stream, [second]);
        var snapshot = await Until(user, static snapshot => snapshot.Profile is { Events: 2, Duplicates: 2 });

        Assert.Equal([RowKey.Of(second), RowKey.Of(first)], snapshot.RecentKeys);
        var rows = Host.Warehouse.Rows.Where(row => row.Event.UserId == user).ToList();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, static row => Assert.Equal("synthetic", row.Weather.Observation!.Source));
        Assert.All(rows, static row => Assert.Equal(LocationSource.Event, row.LocationSource));
    }

    [Fact]
    public async Task A_cell_remembers_what_it_asked_for()
    {
        var cell = Cell.Containing(new GeoPoint(48.85, 2.35), 5);
        var slot = Slot.Containing(new DateTimeOffset(1999, 12, 31, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1));
        var grain = Host.Grains.GetGrain<ILocationGrain>(cell.Name);

        var asking = grain.GetWeatherAsync(slot);
        await Host.Until(asking);
        var snapshot = await Soon(grain.GetSnapshotAsync());

        Assert.Equal(WeatherStatus.Historical, (await asking).Status);
        Assert.Equal(cell, snapshot.Cell);
        Assert.Equal(slot, Assert.Single(snapshot.Slots).Slot);
    }

    private static UserEvent Event(string user, string id) => new()
    {
        EventId = id,
        UserId = user,
        Type = "test",
        OccurredAt = new DateTimeOffset(1999, 12, 31, 12, 0, 0, TimeSpan.Zero),
        Location = new GeoPoint(59.33, 18.07),
        Properties = """{"a":1}""",
    };

    private Task Deliver(StreamId stream, IReadOnlyList<UserEvent> events) => Host.Until(Host.DeliverAsync(stream, events));

    // Where a delivery does not tell when its consumers have ended, the user does.
    private async Task<UserSnapshot> Until(string user, Func<UserSnapshot, bool> condition)
    {
        var grain = Host.Grains.GetGrain<IUserGrain>(user);
        var reached = ReachAsync();
        await Host.Until(reached);
        return await reached;

        async Task<UserSnapshot> ReachAsync()
        {
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            var snapshot = await grain.GetSnapshotAsync(10);
            while (!condition(snapshot))
            {
                await tick.WaitForNextTickAsync();
                snapshot = await grain.GetSnapshotAsync(10);
            }

            return snapshot;
        }
    }
}
