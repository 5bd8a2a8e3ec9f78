using Isobar.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Grains.Diagnostics;

public sealed class RecentPercentilesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LatencyHistogram _histogram = new();

    [Fact]
    public void They_are_of_what_was_recorded_in_the_last_minute()
    {
        var recent = new RecentPercentiles(_histogram, _clock);
        Record(TimeSpan.FromSeconds(10));
        Assert.Equal(10, recent.Of(0.5)!.Value.TotalSeconds, 0.9);

        Pass(recent, TimeSpan.FromSeconds(50));
        Record(TimeSpan.FromMilliseconds(1));
        Assert.Equal(10, recent.Of(0.99)!.Value.TotalSeconds, 0.9);

        Pass(recent, TimeSpan.FromSeconds(30));
        Assert.Equal(1, recent.Of(0.99)!.Value.TotalMilliseconds, 0.1);
    }

    [Fact]
    public void There_are_none_when_nothing_was_recorded_in_it()
    {
        var recent = new RecentPercentiles(_histogram, _clock);
        Assert.Null(recent.Of(0.5));
        Record(TimeSpan.FromMilliseconds(1));
        Pass(recent, TimeSpan.FromSeconds(70));
        Assert.Null(recent.Of(0.5));
        Assert.NotNull(_histogram.Percentile(0.5));
    }

    [Fact]
    public void Where_nobody_asked_for_long_they_are_of_the_time_since_somebody_did()
    {
        var recent = new RecentPercentiles(_histogram, _clock);
        Record(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromMinutes(10));
        recent.Of(0.5);

        Record(TimeSpan.FromMilliseconds(1));
        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1, recent.Of(0.99)!.Value.TotalMilliseconds, 0.1);
    }

    private void Record(TimeSpan duration)
    {
        for (var count = 0; count < 100; count++)
        {
            _histogram.Record(duration);
        }
    }

    private void Pass(RecentPercentiles recent, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(5))
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            recent.Of(0.5);
        }
    }
}
