using System.Net;
using Isobar.Api.Tests.Hosting;
using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Api.Tests.Locations;

public sealed class LocationsTests
{
    [Theory]
    [InlineData("/v1/locations/u33dc")]
    [InlineData("/v1/locations/U33DC")]
    [InlineData("/v1/locations?latitude=52.52&longitude=13.405")]
    public async Task A_cell_shows_its_weather_by_slot(string path)
    {
        await using var host = await ApiHost.StartAsync();
        var cell = Cell.Containing(new GeoPoint(52.52, 13.405), 5);
        var slot = Slot.Containing(ApiHost.Now, TimeSpan.FromHours(1));
        var known = new SlotWeather { Status = WeatherStatus.Fresh, Observation = Samples.Weather, ExpiresAt = ApiHost.Now };
        host.Grains.Cells["u33dc"] = new LocationSnapshot
        {
            Cell = cell,
            Slots = [new SlotSnapshot(slot, known), new SlotSnapshot(slot, SlotWeather.Missing("source_timeout", ApiHost.Now))],
        };

        var location = await host.GetAsync(path);

        Assert.Equal("u33dc", (string)location["cell"]!);
        Assert.Equal(cell.Centre.Latitude, (double)location["centre"]!["latitude"]!);
        var first = location["slots"]![0]!;
        Assert.Equal(("2026-06-01T12:00:00Z", "fresh"), ((string)first["start"]!, (string)first["status"]!));
        Assert.Equal(12.5, (double)first["observation"]!["temperature_c"]!);
        Assert.Equal("source_timeout", (string)location["slots"]![1]!["reason"]!);
    }

    [Fact]
    public async Task A_cell_that_nobody_asked_about_remembers_nothing()
    {
        await using var host = await ApiHost.StartAsync();

        Assert.Empty((await host.GetAsync("/v1/locations/7zzzz"))["slots"]!.AsArray());
    }

    [Theory]
    [InlineData("/v1/locations/a", "cell")]
    [InlineData("/v1/locations/12345678", "cell")]
    [InlineData("/v1/locations", "latitude")]
    [InlineData("/v1/locations?latitude=91&longitude=0", "latitude")]
    [InlineData("/v1/locations?latitude=0&longitude=NaN", "longitude")]
    [InlineData("/v1/locations?latitude=0", "longitude")]
    public async Task A_place_that_is_none_is_answered_400(string path, string field)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.Client.GetAsync(path)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(field, (string)problem["field"]!);
    }
}
