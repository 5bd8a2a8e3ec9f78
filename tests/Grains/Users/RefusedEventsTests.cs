using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Users;

public sealed class RefusedEventsTests : IDisposable
{
    private readonly GrainsHost _host = new();

    [Fact]
    public void A_refused_event_is_a_dead_letter_and_its_neighbours_are_rows()
    {
        _host.Warehouse.Refuses = static row => row.Event.EventId == "e2";

        _host.Settle(_host.Deliver(Sample.Event("e1"), Sample.Event("e2"), Sample.Event("e3")));

        Assert.Equal(["e1", "e3"], _host.Warehouse.Rows.Select(static row => row.Event.EventId));
        var letter = Assert.Single(_host.Warehouse.DeadLetters);
        Assert.Equal(("e2", DeadLetterReasons.Refused), (letter.EventId, letter.Reason));
    }

    [Fact]
    public void A_refused_event_is_not_remembered_so_that_a_replay_goes_through()
    {
        _host.Warehouse.Refuses = static _ => true;
        _host.Settle(_host.Deliver(Sample.Event("e1")));
        _host.Warehouse.Refuses = static _ => false;

        _host.Settle(_host.Deliver(Sample.Event("e1")));

        Assert.Single(_host.Warehouse.Rows);
        Assert.Equal(1, _host.Profile().Events);
    }

    public void Dispose() => _host.Dispose();
}
