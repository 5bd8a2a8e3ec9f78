using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Users;

public sealed class ProfileTests : IDisposable
{
    private readonly GrainsHost _host = new();

    [Fact]
    public void A_late_event_does_not_move_the_profile_back()
    {
        _host.Settle(_host.Deliver(Sample.Event("e1")));

        _host.Settle(_host.Deliver(Sample.Event("e2") with { OccurredAt = Sample.Noon.AddHours(-3), Location = Sample.Sydney }));

        var profile = _host.Profile();
        Assert.Equal((Sample.Noon.AddHours(-3), Sample.Noon), (profile.FirstSeen, profile.LastSeen));
        Assert.Equal(Sample.Berlin, profile.LastLocation);
        Assert.Equal(12, profile.LastWeather!.TemperatureC);
    }

    [Fact]
    public void An_event_without_a_place_takes_the_last_known_one()
    {
        _host.Settle(_host.Deliver(Sample.Event("e1")));

        _host.Settle(_host.Deliver(Sample.Event("e2") with { Location = null }));

        Assert.Equal((Sample.Berlin, LocationSource.Profile), (_host.Warehouse.Rows[1].Location, _host.Warehouse.Rows[1].LocationSource));
    }

    [Fact]
    public void A_user_without_any_place_has_rows_without_weather()
    {
        _host.Settle(_host.Deliver(Sample.Event("e1") with { Location = null }));

        Assert.Equal((LocationSource.None, "no_location"), (_host.Warehouse.Rows[0].LocationSource, _host.Warehouse.Rows[0].Weather.Reason));
    }

    public void Dispose() => _host.Dispose();
}
