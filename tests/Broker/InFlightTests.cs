using Isobar.Broker.Consuming;

namespace Isobar.Tests.Broker;

public sealed class InFlightTests
{
    /// <summary>Found by the simulator (seed 10): two pulls under way counted on the same room.</summary>
    [Fact]
    public async Task Pulls_that_are_under_way_together_do_not_count_on_the_same_room()
    {
        var held = new InFlight(limit: 10);

        Assert.Equal(7, await held.ReserveAsync(7, CancellationToken.None));
        Assert.Equal(3, await held.ReserveAsync(7, CancellationToken.None));
        Assert.False(held.ReserveAsync(7, CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Large_messages_leave_no_room_for_others_until_they_are_gone()
    {
        var held = new InFlight(limit: 10, byteLimit: 100);
        var large = Message.Of("m1") with { Payload = new byte[100] };
        held.Add([large], DateTimeOffset.UnixEpoch);
        var waiting = held.ReserveAsync(1, CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        held.Remove([large]);

        Assert.Equal(1, await waiting);
    }

    [Fact]
    public async Task Room_that_a_pull_did_not_need_goes_to_the_next()
    {
        var held = new InFlight(limit: 2);
        await held.ReserveAsync(2, CancellationToken.None);
        var waiting = held.ReserveAsync(2, CancellationToken.None);

        held.Add([Message.Of("m1")], DateTimeOffset.UnixEpoch);
        held.Return(2);

        Assert.Equal(1, await waiting);
        Assert.Equal(1, held.Count);
    }

    [Fact]
    public void What_is_held_too_long_is_not_extended()
    {
        var held = new InFlight(limit: 2);
        held.Add([Message.Of("old")], DateTimeOffset.UnixEpoch);
        held.Add([Message.Of("new")], DateTimeOffset.UnixEpoch.AddMinutes(2));

        Assert.Equal(["lease-of-new"], held.HeldSince(DateTimeOffset.UnixEpoch.AddMinutes(1)));
    }
}
