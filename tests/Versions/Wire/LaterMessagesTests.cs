using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;

namespace Isobar.Tests.Versions.Wire;

/// <summary>While a cluster is upgraded, this version reads what a later one writes.</summary>
public sealed class LaterMessagesTests : IDisposable
{
    private readonly OrleansBytes _today = OrleansBytes.Today();

    public static TheoryData<int, string> Kept => FixtureFolder.Orleans.Cases();

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_member_that_only_a_later_version_knows_is_passed_over(int version, string name)
    {
        var bytes = FixtureFolder.Orleans.Get(version, name).Bytes();
        Assert.Equal(Values.Of(_today.Read(bytes)), Values.Of(_today.Read(ExtraMember.AddTo(bytes))));
    }

    [Fact]
    public void What_follows_a_member_of_a_type_that_only_a_later_version_knows_is_read()
    {
        using var later = OrleansBytes.Other(("isobar.user-event", typeof(LaterEvent)));
        LaterEvent first = new() { EventId = "e-1", UserId = "ada", Type = "click", Device = new LaterPhone("M1", 3), Campaign = "bob" };
        LaterEvent second = new() { EventId = "e-2", UserId = "bob", Type = "click", Location = new GeoPoint(1, 2), Campaign = "ada" };

        var written = WireNames.Replace(later.Write(new List<LaterEvent> { first, second }), "tests.later-phone", "tests.other-phone");
        var read = Assert.IsType<List<UserEvent>>(_today.Read(written));

        Assert.Equal([("e-1", "ada", "click"), ("e-2", "bob", "click")], read.Select(static one => (one.EventId, one.UserId, one.Type)));
        Assert.Equal(new GeoPoint(1, 2), read[1].Location);
    }

    [Fact]
    public void A_value_of_an_enumeration_that_only_a_later_version_knows_stays_its_number()
    {
        using var later = OrleansBytes.Other(("isobar.append-outcome", typeof(LaterOutcome)));
        var read = Assert.IsType<AppendOutcome>(_today.Read(later.Write(new LaterOutcome(LaterResult.Postponed, "Busy.", TimeSpan.FromSeconds(1)))));

        Assert.Equal(((AppendResult)3, "Busy."), (read.Result, read.Reason));
    }

    public void Dispose() => _today.Dispose();
}
