using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Runtime.Conformance;

public interface ITicking : IGrainWithStringKey
{
    /// <summary>Starts a timer that notes and raises <c>key:tick n</c>.</summary>
    Task Start(bool interleave, bool fails = false);

    Task StartOnce();

    Task StartAndDispose();

    Task ChangeTo(int dueTimeMs);

    Task StartInconsistent();

    /// <summary>Occupies the grain until the signal <c>key:go</c>.</summary>
    Task Busy();

    Task<int> Ticks();

    Task<int> Activation();

    Task Deactivate();
}

public interface IOrdinaryTicking : ITicking;

public interface IReentrantTicking : ITicking;

public abstract class TickingBase(Signals signals) : Grain
{
    private static int _activations;

    private readonly int _activation = Interlocked.Increment(ref _activations);
    private IGrainTimer? _timer;
    private int _ticks;

    private string Key => this.GetPrimaryKeyString();

    public Task Start(bool interleave, bool fails)
    {
        _timer = this.RegisterGrainTimer(
            static (state, _) => state.Self.Tick(state.fails),
            (Self: this, fails),
            new() { DueTime = TimeSpan.FromMilliseconds(30), Period = TimeSpan.FromMilliseconds(30), Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartOnce()
    {
        _timer = this.RegisterGrainTimer(() => Tick(fails: false), TimeSpan.FromMilliseconds(30), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task StartAndDispose()
    {
        this.RegisterGrainTimer(() => Tick(fails: false), TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(30)).Dispose();
        return Task.CompletedTask;
    }

    public Task ChangeTo(int dueTimeMs)
    {
        _timer!.Change(TimeSpan.FromMilliseconds(dueTimeMs), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task StartInconsistent()
    {
        this.RegisterGrainTimer(
            Task () => throw new InconsistentStateException("stale"),
            TimeSpan.FromMilliseconds(30),
            Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public async Task Busy()
    {
        signals.Note(Key, "busy begins");
        signals.Raise(Key + ":busy");
        await signals.When(Key + ":go");
        signals.Note(Key, "busy ends");
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task<int> Activation() => Task.FromResult(_activation);

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        signals.Raise(Key + ":deactivated");
        return Task.CompletedTask;
    }

    private Task Tick(bool fails)
    {
        signals.Note(Key, $"tick {++_ticks}");
        signals.Raise($"{Key}:tick {_ticks}");
        return fails ? throw new OddException("a tick fails", _ticks) : Task.CompletedTask;
    }
}

public sealed class OrdinaryTickingGrain(Signals signals) : TickingBase(signals), IOrdinaryTicking;

[Reentrant]
public sealed class ReentrantTickingGrain(Signals signals) : TickingBase(signals), IReentrantTicking;
