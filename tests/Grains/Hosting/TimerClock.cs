using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>A clock that stands, and remembers how long it was asked to wait.</summary>
internal sealed class TimerClock() : FakeTimeProvider(Sample.Noon)
{
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return base.CreateTimer(callback, state, dueTime, period);
    }
}
