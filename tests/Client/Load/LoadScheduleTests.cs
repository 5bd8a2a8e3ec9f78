using Isobar.Client.Load;
using Isobar.Client.Load.Generation;
using Isobar.Client.Load.Sending;

namespace Isobar.Client.Tests.Load;

public sealed class LoadScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Connections_take_turns_at_the_rate()
    {
        var due = Enumerable.Range(0, 4)
            .SelectMany(connection => Enumerable.Range(0, 3).Select(request => LoadSchedule.Of(Start, Settings(1_000), connection).DueAt(request)))
            .Order()
            .ToList();

        // 50 events a request, 1,000 a second: a request every 50 ms.
        Assert.Equal(Enumerable.Range(0, 12).Select(number => Start.AddMilliseconds(50 * number)), due);
    }

    [Fact]
    public void Without_a_rate_the_next_is_always_due_until_the_time_is_over()
    {
        var schedule = LoadSchedule.Of(Start, Settings(null), connection: 2);

        Assert.Equal(Start, schedule.DueAt(1_000_000));
        Assert.False(schedule.IsOver(Start.AddSeconds(9.9), 1_000_000));
        Assert.True(schedule.IsOver(Start.AddSeconds(10), 0));
    }

    [Fact]
    public void What_is_not_due_within_the_time_is_not_sent()
    {
        var schedule = LoadSchedule.Of(Start, Settings(1_000), connection: 0);

        Assert.False(schedule.IsOver(Start, 49));
        Assert.True(schedule.IsOver(Start, 50));
    }

    private static LoadSettings Settings(double? rate) =>
        new(rate, TimeSpan.FromSeconds(10), BatchSize: 50, Connections: 4, new LoadMix(1, 1, 0, 0), MeasuresVisibility: false, Drains: false);
}
