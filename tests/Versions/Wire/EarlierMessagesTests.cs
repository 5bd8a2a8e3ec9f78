using Isobar.Events;
using Isobar.Users;
using Isobar.Warehousing.Merging;
using Isobar.Weather;

namespace Isobar.Tests.Versions.Wire;

/// <summary>What an earlier version did not know yet gets its default, the one that its declaration gives.</summary>
public sealed class EarlierMessagesTests : IDisposable
{
    private readonly OrleansBytes _today = OrleansBytes.Today();

    [Fact]
    public void An_optional_member_is_null()
    {
        var read = Read<UserEvent>("isobar.user-event", new EarlierEvent("e-1", "ada"));
        Assert.Equal(("e-1", "ada", null, null, null), (read.EventId, read.UserId, read.Location, read.Properties, read.TraceParent));
    }

    [Fact]
    public void A_list_is_empty() => Assert.Empty(Read<LocationState>("isobar.location-state", new EarlierState()).Slots);

    [Fact]
    public void A_state_is_that_of_a_new_user() =>
        Assert.Equal(Values.Of(new UserState()), Values.Of(Read<UserState>("isobar.user-state", new EarlierState())));

    [Fact]
    public void A_window_is_empty() =>
        Assert.Equal(Values.Of(new UserWindowState()), Values.Of(Read<UserWindowState>("isobar.user-window-state", new EarlierState())));

    [Fact]
    public void A_position_is_the_unknown_one() =>
        Assert.Equal(MergePosition.Unknown, Read<MergeState>("isobar.merge-state", new EarlierState()).Position);

    public void Dispose() => _today.Dispose();

    private T Read<T>(string alias, object message)
    {
        using var earlier = OrleansBytes.Other((alias, message.GetType()));
        return Assert.IsType<T>(_today.Read(earlier.Write(message)));
    }
}
