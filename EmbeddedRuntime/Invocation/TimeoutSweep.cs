using System.Collections.Concurrent;

namespace Isobar.EmbeddedRuntime;

/// <summary>
/// Fails calls that have waited too long. It looks through activations with outstanding calls now and then: a timer for
/// each call would cost more than the call.
/// </summary>
internal sealed class TimeoutSweep : IDisposable
{
    private readonly ConcurrentQueue<Activation> _watched = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public TimeoutSweep(TimeProvider time, TimeSpan period)
    {
        _time = time;
        using var _ = FlowSuppression.Begin();
        _timer = time.CreateTimer(static self => ((TimeoutSweep)self!).Sweep(), this, period, period);
    }

    /// <summary>Adds an activation that has calls outstanding and is not watched already.</summary>
    public void Watch(Activation activation) => _watched.Enqueue(activation);

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        var now = _time.GetTimestamp();
        for (var left = _watched.Count; left > 0 && _watched.TryDequeue(out var activation); left--)
        {
            if (activation.Expire(now))
            {
                _watched.Enqueue(activation);
            }
        }
    }
}
