using Isobar.Tests.Simulation.Audits;

namespace Isobar.Tests.Simulation.Worlds;

/// <summary>
/// One thread, one clock, one seed. Whatever could happen next waits here, and the seed chooses; time passes only when
/// nothing could happen.
/// </summary>
internal sealed class World
{
    private const int MaxSteps = 10_000_000;
    private const int MaxFindings = 20;

    private readonly List<Step> _runnable = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<Finding> _findings = [];
    private string? _escape;
    private int _processes;

    public World(int seed, bool keepsTrace)
    {
        Chance = Chance.For(seed, "world");
        Trace = new Trace(keepsTrace);
        Clock = new SimulatedClock(new DateTimeOffset(2026, 3, 28, Chance.Between(0, 23), Chance.Between(0, 59), 0, TimeSpan.Zero));
        Outside = new Process(this, "outside");
    }

    public Chance Chance { get; }

    public Trace Trace { get; }

    public SimulatedClock Clock { get; }

    /// <summary>Everything that no crash of ours takes away: the broker's, the warehouse's, the producers' side.</summary>
    public Process Outside { get; }

    public int Steps { get; private set; }

    public DateTimeOffset Now => Clock.Now;

    /// <summary>What was found wrong on the way; the first of them ends the run.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Called whenever nothing can happen at this moment and time is about to pass.</summary>
    public Action? Quiet { get; set; }

    public int NextProcess() => ++_processes;

    public void Add(Step step)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            // Not thrown: it would take down the pool's thread, not this run.
            _escape ??= $"Work came from another thread:{Environment.NewLine}{Environment.StackTrace}";
            return;
        }

        _runnable.Add(step);
    }

    public void Note(string what, string subject) => Trace.Note(Now, what, subject);

    public void Find(Finding finding)
    {
        Note("FOUND", finding.ToString());
        if (_findings.Count < MaxFindings)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Runs until <paramref name="isDone"/> says so when time is about to pass, or until <paramref name="limit"/>.</summary>
    /// <returns>Whether it was done.</returns>
    public bool RunUntil(Func<bool> isDone, DateTimeOffset limit)
    {
        while (_escape is null && _findings.Count == 0 && Steps < MaxSteps)
        {
            if (_runnable.Count > 0)
            {
                RunOne();
                continue;
            }

            Quiet?.Invoke();
            if (isDone())
            {
                return true;
            }

            if (Now > limit || !Clock.Advance())
            {
                return false;
            }
        }

        _findings.AddRange(_escape is null ? [] : [new Finding(Rule.NothingBreaks, _escape)]);
        _findings.AddRange(Steps < MaxSteps ? [] : [new Finding(Rule.WorldComesToRest, "It never comes to rest: too many steps.")]);
        return false;
    }

    private void RunOne()
    {
        var index = _runnable.Count == 1 ? 0 : Chance.Between(0, _runnable.Count - 1);
        var step = _runnable[index];
        _runnable[index] = _runnable[^1];
        _runnable.RemoveAt(_runnable.Count - 1);
        Steps++;
        if (!step.Process.IsAlive || step.Process.Parks(step))
        {
            return;
        }

        Trace.Mix(((long)step.Process.Number << 40) ^ step.Mark ^ (Now.Ticks << 8));
        step.Run(step.Process, step.State);
    }
}
