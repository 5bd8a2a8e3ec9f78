namespace Isobar.Tests.Simulation.Worlds;

/// <summary>A timer on the world's clock. Its callback is a step of its process, with the context it was made in.</summary>
internal sealed class SimulatedTimer(Process process, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _isDisposed;

    /// <summary>Counts changes: a tick that was arranged before the last one is void.</summary>
    public int Version { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Version++;
        _period = period;
        if (_isDisposed)
        {
            return false;
        }

        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            process.World.Clock.Add(this, dueTime);
        }

        return true;
    }

    /// <summary>Its time has come.</summary>
    public void Fall()
    {
        if (!process.IsAlive)
        {
            return;
        }

        process.Post(static timer => ((SimulatedTimer)timer!).Tick(), this);
        if (_period != Timeout.InfiniteTimeSpan && _period > TimeSpan.Zero)
        {
            process.World.Clock.Add(this, _period);
        }
    }

    public void Dispose()
    {
        Version++;
        _isDisposed = true;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    // A tick that has fallen comes even if the timer was disposed of meanwhile, as with real timers.
    private void Tick()
    {
        if (_context is null)
        {
            callback(state);
            return;
        }

        ExecutionContext.Run(_context, static timer => ((SimulatedTimer)timer!).Call(), this);
    }

    private void Call() => callback(state);
}
