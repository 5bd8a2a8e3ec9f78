using Isobar.Api.Stats.History;

namespace Isobar.Api.Tests.Stats;

public sealed class HistoryRingTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly HistoryRing _ring = new("1m", TimeSpan.FromSeconds(5), 12);

    [Fact]
    public void What_is_restored_is_in_order_and_neither_too_old_nor_of_the_future()
    {
        _ring.Restore([At(10), At(55), At(0), At(61), At(-1)], Start.AddSeconds(60));
        Assert.Equal([10, 55], Seconds());
    }

    [Fact]
    public void The_newest_are_kept()
    {
        for (var number = 1; number <= 15; number++)
        {
            _ring.Add(At(4 * number));
        }

        Assert.Equal(Enumerable.Range(4, 12).Select(static number => 4.0 * number), Seconds());
    }

    [Fact]
    public void What_was_before_a_gap_grows_too_old_although_there_is_room()
    {
        _ring.Restore([At(0), At(5)], Start.AddSeconds(50));
        _ring.Add(At(55));
        Assert.Equal([0, 5, 55], Seconds());

        _ring.Add(At(60));
        Assert.Equal([5, 55, 60], Seconds());
    }

    private static HistoryPoint At(double seconds) => new(Start.AddSeconds(seconds), []);

    private IEnumerable<double> Seconds() => _ring.Points.Select(static point => (point.Time - Start).TotalSeconds);
}
