using Isobar.Broker.Consuming;

namespace Isobar.Tests.Broker;

public sealed class LanesTests
{
    private readonly Lanes _lanes = new(maxBatch: 3, maxAlone: 2);

    [Fact]
    public void A_key_has_one_lane_and_its_messages_come_in_bounded_batches()
    {
        var lane = Assert.Single(_lanes.Add([.. Enumerable.Range(0, 5).Select(static n => Message.Of($"m{n}"))], static _ => "ada"));

        Assert.Equal(["m0", "m1", "m2"], Next(lane));
        Assert.Equal(["m3", "m4"], Next(lane));
        Assert.Null(_lanes.Next(lane));
    }

    [Fact]
    public void A_lane_that_is_being_served_is_not_served_twice()
    {
        Assert.Single(_lanes.Add([Message.Of("m1")], static _ => "ada"));

        Assert.Empty(_lanes.Add([Message.Of("m2")], static _ => "ada"));
    }

    [Fact]
    public void A_batch_that_failed_comes_one_by_one()
    {
        _lanes.Separate([Message.Of("m1"), Message.Of("m2")]);
        var lane = Assert.Single(_lanes.Add([Message.Of("m0"), Message.Of("m1"), Message.Of("m2"), Message.Of("m3")], static _ => "ada"));

        Assert.Equal(["m0"], Next(lane));
        Assert.Equal(["m1"], Next(lane));
        Assert.Equal(["m2"], Next(lane));
        Assert.Equal(["m3"], Next(lane));
    }

    [Fact]
    public void A_message_that_was_settled_no_longer_goes_alone()
    {
        _lanes.Separate([Message.Of("m1")]);
        _lanes.Forget(Message.Of("m1"));
        var lane = Assert.Single(_lanes.Add([Message.Of("m0"), Message.Of("m1")], static _ => "ada"));

        Assert.Equal(["m0", "m1"], Next(lane));
    }

    [Fact]
    public void Of_those_that_go_alone_the_newest_are_remembered()
    {
        _lanes.Separate([Message.Of("m1"), Message.Of("m2"), Message.Of("m3"), Message.Of("m4")]);
        var lane = Assert.Single(_lanes.Add(
            [Message.Of("m1"), Message.Of("m2"), Message.Of("m4")], static _ => "ada"));

        Assert.Equal(["m1", "m2"], Next(lane));
        Assert.Equal(["m4"], Next(lane));
    }

    private IEnumerable<string>? Next(Lane lane) => _lanes.Next(lane)?.Select(static message => message.MessageId);
}
