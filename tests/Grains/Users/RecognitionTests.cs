using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Users;

public sealed class RecognitionTests : IDisposable
{
    private readonly GrainsHost _host = new(users: static options => options.WindowCapacity = 2);

    [Fact]
    public void An_event_twice_in_one_delivery_is_one_row()
    {
        _host.Settle(_host.Deliver(Sample.Event("e1"), Sample.Event("e1"), Sample.Event("e2")));

        Assert.Equal(2, _host.Warehouse.Rows.Count);
        Assert.Equal((2, 1), (_host.Profile().Events, _host.Profile().Duplicates));
    }

    [Fact]
    public void An_event_delivered_again_does_not_reach_the_warehouse()
    {
        _host.Settle(_host.Deliver(Sample.Event("e1")));

        _host.Run(_host.Deliver(Sample.Event("e1")));

        Assert.Equal([1], _host.Warehouse.Appends);
        Assert.Equal((1, 1), (_host.Profile().Events, _host.Profile().Duplicates));
    }

    [Fact]
    public void Two_deliveries_of_an_event_at_once_make_one_append_and_end_together()
    {
        var gate = new TaskCompletionSource();
        _host.Warehouse.BeforeAppend = _ => gate.Task;
        var first = _host.Deliver(Sample.Event("e1"));
        var second = _host.Deliver(Sample.Event("e1"));
        _host.Pass(TimeSpan.FromSeconds(1));
        Assert.False(first.IsCompleted || second.IsCompleted);

        gate.SetResult();

        _host.Run(Task.WhenAll(first, second));
        Assert.Equal([1], _host.Warehouse.Appends);
    }

    [Fact]
    public void A_delivery_that_joined_one_that_fails_fails_too()
    {
        _host.Warehouse.BeforeAppend = static _ => throw new WarehouseUnavailableException("down");
        var first = _host.Deliver(Sample.Event("e1"));
        var second = _host.Deliver(Sample.Event("e1"));

        Assert.Throws<AppendFailedException>(() => _host.Settle(first));
        Assert.Throws<AppendFailedException>(() => _host.Settle(second));
    }

    [Fact]
    public void An_event_that_left_the_window_is_still_one_row_and_counted_once()
    {
        foreach (var id in new[] { "e1", "e2", "e3", "e1" })
        {
            _host.Settle(_host.Deliver(Sample.Event(id)));
        }

        Assert.Equal(3, _host.Warehouse.Rows.Count);
        Assert.Equal([1, 1, 1, 1], _host.Warehouse.Appends);
        Assert.Equal((3, 1), (_host.Profile().Events, _host.Profile().Duplicates));
    }

    [Fact]
    public void The_first_content_of_an_identity_wins_and_the_other_is_counted()
    {
        _host.Settle(_host.Deliver(Sample.Event("e1")));

        _host.Run(_host.Deliver(Sample.Event("e1") with { Type = "lie" }));

        Assert.Equal("view", Assert.Single(_host.Warehouse.Rows).Event.Type);
        Assert.Equal(1, _host.Profile().Conflicts);
    }

    [Fact]
    public void A_row_that_an_activation_stored_and_did_not_live_to_count_is_counted_by_the_next()
    {
        _host.Warehouse.Rows.Add(Sample.Row("e1"));

        _host.Settle(_host.Deliver(Sample.Event("e1")));

        Assert.Equal((1, 0), (_host.Profile().Events, _host.Profile().Duplicates));
    }

    /// <summary>Else a row would not be recognised as one's own when a warehouse that keeps microseconds says it is there already.</summary>
    [Fact]
    public void The_time_of_a_row_has_whole_microseconds()
    {
        _host.Clock.Advance(TimeSpan.FromTicks(7));

        _host.Settle(_host.Deliver(Sample.Event("e1")));

        Assert.Equal(0, Assert.Single(_host.Warehouse.Rows).EnrichedAt.Ticks % TimeSpan.TicksPerMicrosecond);
    }

    public void Dispose() => _host.Dispose();
}
