using System.Diagnostics.Metrics;

namespace Isobar.Diagnostics;

/// <summary>A count that only grows: read by <c>/v1/stats</c> and observed by metrics from one and the same number.</summary>
public sealed class Tally
{
    private long _value;

    public Tally(Meter meter, string name, string unit, string description) =>
        meter.CreateObservableCounter(name, () => Value, unit, description);

    public long Value => Interlocked.Read(ref _value);

    public void Add(long count) => Interlocked.Add(ref _value, count);

    public void Increment() => Interlocked.Increment(ref _value);
}
