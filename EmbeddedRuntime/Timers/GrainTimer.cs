using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>A grain's timer. The clock only asks for a tick; the tick is a request like any other.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _disposal = new();
    private readonly ITimer _clock;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _isTicking;
    private bool _isChanged;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        using var _ = FlowSuppression.Begin();
        _clock = activation.Silo.Time.CreateTimer(
            static timer => ((GrainTimer)timer!).RequestTick(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    public bool MayInterleave => _options.Interleave;

    public bool KeepAlive => _options.KeepAlive;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, nameof(dueTime));
        Validate(period, nameof(period));
        _dueTime = dueTime;
        _period = period;
        _isChanged = true;
        if (!_isTicking)
        {
            Set(dueTime);
        }
    }

    public async Task TickAsync()
    {
        if (_disposal.IsCancellationRequested)
        {
            return;
        }

        _isChanged = false;
        try
        {
            await _callback(_disposal.Token);
        }
        finally
        {
            _isTicking = false;
            Set(_isChanged ? _dueTime : _period);
        }
    }

    public void Dispose()
    {
        _clock.Dispose();
        _activation.OnTimerDisposed(this);
        _disposal.Cancel();
    }

    private static void Validate(TimeSpan time, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time.TotalMilliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time.TotalMilliseconds, uint.MaxValue - 1, name);
    }

    private void RequestTick()
    {
        _isTicking = true;
        _activation.Silo.Tick(new TimerTick(this), _activation);
    }

    // A timer that has been disposed of takes no change, and needs none.
    private void Set(TimeSpan dueTime) => _clock.Change(dueTime, Timeout.InfiniteTimeSpan);
}
