using Orleans;
using Orleans.Concurrency;

namespace Isobar.Runtime.Conformance;

/// <summary>The same methods on grain classes with different rules.</summary>
public interface ITurns : IGrainWithStringKey
{
    /// <summary>Notes its begin, waits for the signal <c>key:name</c>, notes its end.</summary>
    Task Write(string name);

    [ReadOnly]
    Task Read(string name);

    [AlwaysInterleave]
    Task Interleave(string name);

    /// <summary>Comes through at any time: whatever was sent before has arrived.</summary>
    [AlwaysInterleave]
    Task Arrive();
}

public interface IOrdinaryTurns : ITurns;

public interface IReentrantTurns : ITurns;

public interface IWorkerTurns : ITurns;

public abstract class TurnsBase(Signals signals) : Grain
{
    public Task Write(string name) => Step(name);

    public Task Read(string name) => Step(name);

    public Task Interleave(string name) => Step(name);

    public Task Arrive() => Task.CompletedTask;

    private async Task Step(string name)
    {
        var key = this.GetPrimaryKeyString();
        signals.Note(key, name + " begins");
        signals.Raise($"{key}:{name} begins");
        await signals.When($"{key}:{name}");
        signals.Note(key, name + " ends");
    }
}

public sealed class OrdinaryTurnsGrain(Signals signals) : TurnsBase(signals), IOrdinaryTurns;

[Reentrant]
public sealed class ReentrantTurnsGrain(Signals signals) : TurnsBase(signals), IReentrantTurns;

[StatelessWorker(2)]
public sealed class WorkerTurnsGrain(Signals signals) : TurnsBase(signals), IWorkerTurns;
