using Isobar.Client.Load;

namespace Isobar.Client.Tests.Load;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentiles_are_within_two_percent()
    {
        var histogram = new LatencyHistogram();
        foreach (var milliseconds in Enumerable.Range(1, 1_000))
        {
            histogram.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.InRange(histogram.PercentileMs(0.5), 500, 511);
        Assert.InRange(histogram.PercentileMs(0.99), 990, 1_011);
    }

    [Fact]
    public void The_smallest_and_the_largest_find_a_place()
    {
        var histogram = new LatencyHistogram();
        histogram.Add(TimeSpan.Zero);
        histogram.Add(TimeSpan.FromDays(1));

        Assert.InRange(histogram.PercentileMs(0.5), 0, 0.002);
        Assert.InRange(histogram.PercentileMs(1), 100_000, 200_000);
        Assert.Equal(0, new LatencyHistogram().PercentileMs(0.99));
    }
}
