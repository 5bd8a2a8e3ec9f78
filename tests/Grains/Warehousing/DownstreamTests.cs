using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Warehousing;

public sealed class DownstreamTests
{
    private readonly MemoryDownstream _downstream = new();

    [Fact]
    public void Stored_rows_are_published_before_their_append_is_answered()
    {
        using var host = new GrainsHost(downstream: _downstream);

        host.Settle(host.Writer.AppendAsync(Sample.Rows(3)));

        Assert.Equal(["e0", "e1", "e2"], _downstream.Published.Select(static row => row.Event.EventId));
    }

    [Fact]
    public void Refused_rows_are_not_published()
    {
        using var host = new GrainsHost(downstream: _downstream);
        host.Warehouse.Refuses = static row => row.Event.EventId == "e1";

        host.Settle(host.Writer.AppendAsync(Sample.Rows(3)));

        Assert.Equal(["e0", "e2"], _downstream.Published.Select(static row => row.Event.EventId));
    }

    [Fact]
    public void A_row_that_was_there_is_published_as_it_is_there()
    {
        using var host = new GrainsHost(downstream: _downstream);
        var first = Sample.Row("e0");
        host.Settle(host.Writer.AppendAsync([first]));

        host.Settle(host.Writer.AppendAsync([first with { EnrichedAt = first.EnrichedAt.AddMinutes(1), Event = first.Event with { Type = "other" } }]));

        Assert.Equal([first, first], _downstream.Published);
    }

    [Fact]
    public void A_topic_in_trouble_is_tried_again_without_storing_anything_twice()
    {
        using var host = new GrainsHost(downstream: _downstream);
        var failures = 2;
        _downstream.BeforePublish = () =>
        {
            if (failures-- > 0)
            {
                throw new IOException("away");
            }
        };

        host.Settle(host.Writer.AppendAsync(Sample.Rows(1)));

        Assert.Single(_downstream.Published);
        Assert.Single(host.Warehouse.Appends);
    }

    [Fact]
    public void Rows_that_could_not_be_published_are_not_settled_and_are_published_with_their_redelivery()
    {
        using var host = new GrainsHost(downstream: _downstream);
        _downstream.BeforePublish = static () => throw new IOException("away");
        var failure = Assert.Throws<AppendFailedException>(() => host.Settle(host.Deliver(Sample.Event("e0"))));
        Assert.StartsWith("The downstream did not take the rows", failure.Message, StringComparison.Ordinal);
        Assert.Single(host.Warehouse.Rows);
        _downstream.BeforePublish = static () => { };

        host.Settle(host.Deliver(Sample.Event("e0")));

        Assert.Equal("e0", Assert.Single(_downstream.Published).Event.EventId);
    }
}
