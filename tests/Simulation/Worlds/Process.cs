using Isobar.EmbeddedRuntime;
using Isobar.Tests.Simulation.Audits;

namespace Isobar.Tests.Simulation.Worlds;

/// <summary>
/// Something that may crash: everything volatile of a silo. What is scheduled, timed or awaited in it belongs to it, and is
/// gone when it is killed, between any two steps.
/// </summary>
internal sealed class Process
{
    private readonly List<Step> _parked = [];
    private bool _isFrozen;
    private DateTimeOffset _frozenAt;
    private TimeSpan _frozenFor;

    public Process(World world, string name)
    {
        World = world;
        Name = name;
        Number = world.NextProcess();
        Scheduler = new ProcessScheduler(this);
        Time = new ProcessTime(this);
        Turns = new ProcessTurns(this);
    }

    public World World { get; }

    public string Name { get; }

    public int Number { get; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>How long the world has existed, without the time for which this process stood still.</summary>
    public TimeSpan Awake => (_isFrozen ? _frozenAt : World.Now) - World.Clock.Start - _frozenFor;

    /// <summary>What its clock shows beyond the world's.</summary>
    public TimeSpan Skew { get; set; }

    public TaskScheduler Scheduler { get; }

    public TimeProvider Time { get; }

    public ITurnScheduler Turns { get; }

    /// <summary>From now on nothing of it happens any more.</summary>
    public void Kill()
    {
        IsAlive = false;
        _parked.Clear();
    }

    /// <summary>Stops it for a while, between two steps: what would happen happens afterwards.</summary>
    public void Freeze(TimeSpan length)
    {
        if (!_isFrozen)
        {
            (_isFrozen, _frozenAt) = (true, World.Now);
            World.Outside.After(length, Thaw);
        }
    }

    /// <summary>Whether it stands still, and keeps this step for later.</summary>
    public bool Parks(Step step)
    {
        if (_isFrozen)
        {
            _parked.Add(step);
        }

        return _isFrozen;
    }

    /// <summary>Begins <paramref name="main"/> in this process. Its failure is a fault of the run.</summary>
    public void Begin(Func<Task> main) => Post(static state => _ = ((Main)state!).RunAsync(), new Main(this, main));

    /// <summary>Runs <paramref name="action"/> as a step of this process, later.</summary>
    public void Post(Action<object?> action, object? state)
    {
        using (ExecutionContext.SuppressFlow())
        {
            new Task(action, state).Start(Scheduler);
        }
    }

    /// <summary>Runs <paramref name="action"/> as a step of this process, after <paramref name="delay"/>.</summary>
    public void After(TimeSpan delay, Action action) =>
        World.Clock.Add(new SimulatedTimer(this, static state => ((Action)state!)(), action), delay);

    private void Thaw()
    {
        _isFrozen = false;
        _frozenFor += World.Now - _frozenAt;
        _parked.ForEach(World.Add);
        _parked.Clear();
    }

    private sealed record Main(Process Process, Func<Task> Body)
    {
        public async Task RunAsync()
        {
            try
            {
                await Body();
            }
            catch (Exception failure)
            {
                Process.World.Find(new Finding(Rule.NothingBreaks, $"{Process.Name} ended by itself: {failure}"));
            }
        }
    }
}
