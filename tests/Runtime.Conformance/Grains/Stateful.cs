using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Runtime.Conformance;

public interface IStateful : IGrainWithStringKey
{
    Task<string> Value();

    Task<string> ValueAtActivation();

    Task<bool> Exists();

    Task Write(string value);

    Task Clear();

    Task<int> Activation();

    Task Deactivate();

    /// <summary>Fails as a write does when somebody else has written.</summary>
    Task WriteStale();

    Task<bool> WriteStaleAndCatch();
}

/// <summary>Calls a grain that fails, and lets the failure through.</summary>
public interface IRelay : IGrainWithStringKey
{
    Task Relay(string to);

    Task<int> Activation();
}

public interface IFailing : IGrainWithStringKey
{
    Task<string> Hello();
}

public interface IKeptAlive : IGrainWithStringKey
{
    Task<int> Activation();
}

public interface IDelayed : IGrainWithStringKey
{
    Task<int> Delay(int minutes);
}

[GenerateSerializer]
public sealed class Record
{
    [Id(0)]
    public string Value { get; set; } = "new";
}

public sealed class StatefulGrain([PersistentState("record")] IPersistentState<Record> state) : Grain, IStateful
{
    private static int _activations;

    private readonly int _activation = Interlocked.Increment(ref _activations);
    private string _atActivation = "";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = state.State.Value;
        return Task.CompletedTask;
    }

    public Task<string> Value() => Task.FromResult(state.State.Value);

    public Task<string> ValueAtActivation() => Task.FromResult(_atActivation);

    public Task<bool> Exists() => Task.FromResult(state.RecordExists);

    public Task Write(string value)
    {
        state.State.Value = value;
        return state.WriteStateAsync();
    }

    public Task Clear() => state.ClearStateAsync();

    public Task<int> Activation() => Task.FromResult(_activation);

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task WriteStale() => throw new InconsistentStateException("stale", "1", "2");

    public async Task<bool> WriteStaleAndCatch()
    {
        try
        {
            await WriteStale();
            return false;
        }
        catch (InconsistentStateException)
        {
            return true;
        }
    }
}

public sealed class RelayGrain : Grain, IRelay
{
    private static int _activations;

    private readonly int _activation = Interlocked.Increment(ref _activations);

    public Task Relay(string to) => GrainFactory.GetGrain<IStateful>(to).WriteStale();

    public Task<int> Activation() => Task.FromResult(_activation);
}

public sealed class FailingGrain(Signals signals) : Grain, IFailing
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        signals.Note(key, "activates");
        return signals.Notes(key).Count == 1 ? throw new OddException("no activation", 1) : Task.CompletedTask;
    }

    public Task<string> Hello() => Task.FromResult("hello");
}

[KeepAlive]
public sealed class KeptAliveGrain : Grain, IKeptAlive
{
    private static int _activations;

    private readonly int _activation = Interlocked.Increment(ref _activations);

    public Task<int> Activation() => Task.FromResult(_activation);
}

public sealed class DelayedGrain : Grain, IDelayed
{
    private static int _activations;

    private readonly int _activation = Interlocked.Increment(ref _activations);

    public Task<int> Delay(int minutes)
    {
        DelayDeactivation(TimeSpan.FromMinutes(minutes));
        return Task.FromResult(_activation);
    }
}
