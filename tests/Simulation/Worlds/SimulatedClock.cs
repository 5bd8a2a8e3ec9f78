namespace Isobar.Tests.Simulation.Worlds;

/// <summary>The time, and what waits for it. Timers that fall together fall in the order in which they were set.</summary>
internal sealed class SimulatedClock(DateTimeOffset start)
{
    private readonly PriorityQueue<(SimulatedTimer Timer, int Version), (long Due, long Order)> _waiting = new();
    private long _order;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset Now { get; private set; } = start;

    public void Add(SimulatedTimer timer, TimeSpan delay)
    {
        var due = Now.Ticks + Math.Max(0, delay.Ticks);
        _waiting.Enqueue((timer, timer.Version), (due, _order++));
    }

    /// <summary>Moves to the next moment at which something falls due.</summary>
    /// <returns>False if there is none.</returns>
    public bool Advance()
    {
        if (!_waiting.TryPeek(out _, out var next))
        {
            return false;
        }

        Now = new DateTimeOffset(next.Due, TimeSpan.Zero);
        while (_waiting.TryPeek(out var waiting, out var at) && at.Due == next.Due)
        {
            _waiting.Dequeue();
            if (waiting.Timer.Version == waiting.Version)
            {
                waiting.Timer.Fall();
            }
        }

        return true;
    }
}
