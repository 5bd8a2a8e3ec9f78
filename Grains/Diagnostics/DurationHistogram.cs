using System.Diagnostics.Metrics;

namespace Isobar.Diagnostics;

/// <summary>Histograms of durations in seconds, with buckets to match: the exporter's own are made for milliseconds.</summary>
public static class DurationHistogram
{
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    };

    public static Histogram<double> Create(Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, Buckets);
}
