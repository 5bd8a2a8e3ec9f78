using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Isobar.Runtime.Conformance;

public interface IBasic : IGrainWithStringKey
{
    Task<string> Echo(string text);

    ValueTask<int> Add(int left, int right);

    ValueTask Nothing();

    Task<string> Key();

    Task<string> Identity();

    Task Throw();

    Task ThrowAtOnce();

    Task<string> AskOther(IBasic other, string text);

    Task<string> SelfAsOther(string text);

    Task<bool> KeepsScheduler();

    Task<int> Activation();

    Task Deactivate();

    Task DeactivateAfter(string signal);

    Task<string> ContextValue();

    Task<string> ContextValueOf(string other);

    Task SetContext(string value);

    [ResponseTimeout("00:00:01")]
    Task WaitTooLong(string signal);

    [ResponseTimeout("00:00:01")]
    Task<bool> WaitTooLongWith(string signal, CancellationToken cancellation);

    Task WaitFor(string signal, CancellationToken cancellation);

    [OneWay]
    Task Tell(string signal);

    [OneWay]
    Task TellAndThrow(string signal);

    [ResponseTimeout("00:00:01")]
    Task<string> CallMeBack(string other);

    Task<string> CallBack(string first);
}

public interface IBasicByNumber : IGrainWithIntegerKey
{
    Task<long> Key();
}

public interface IUnimplemented : IGrainWithStringKey
{
    Task Nothing();
}

[GenerateSerializer]
public sealed class OddException(string message, int code) : Exception(message)
{
    [Id(0)]
    public int Code { get; } = code;
}

public sealed class BasicGrain(Signals signals) : Grain, IBasic
{
    private static int _activations;

    private readonly int _activation = Interlocked.Increment(ref _activations);

    private string Name => this.GetPrimaryKeyString();

    public Task<string> Echo(string text) => Task.FromResult(text);

    public async ValueTask<int> Add(int left, int right)
    {
        await Task.Yield();
        return left + right;
    }

    public ValueTask Nothing() => default;

    public Task<string> Key() => Task.FromResult(Name);

    public Task<string> Identity() => Task.FromResult(this.GetGrainId().ToString());

    public async Task Throw()
    {
        await Task.Yield();
        throw new OddException("odd", 7);
    }

    public Task ThrowAtOnce() => throw new OddException("at once", 8);

    public Task<string> AskOther(IBasic other, string text) => other.Echo(text);

    public Task<string> SelfAsOther(string text) =>
        GrainFactory.GetGrain<IBasic>(Name + "/other").AskOther(GrainFactory.GetGrain<IBasic>(Name + "/third"), text);

    public async Task<bool> KeepsScheduler()
    {
        var before = TaskScheduler.Current;
        await Task.Yield();
        await GrainFactory.GetGrain<IBasic>(Name + "/other").Nothing();
        return before != TaskScheduler.Default && TaskScheduler.Current == before;
    }

    public Task<int> Activation() => Task.FromResult(_activation);

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task DeactivateAfter(string signal)
    {
        signals.Raise(signal + ":running");
        DeactivateOnIdle();
        await signals.When(signal);
        signals.Note(Name, "ran to its end");
    }

    public Task<string> ContextValue() => Task.FromResult(RequestContext.Get("value") as string ?? "none");

    public Task<string> ContextValueOf(string other) => GrainFactory.GetGrain<IBasic>(other).ContextValue();

    public Task SetContext(string value)
    {
        RequestContext.Set("value", value);
        return Task.CompletedTask;
    }

    public Task WaitTooLong(string signal) => signals.When(signal);

    public async Task<bool> WaitTooLongWith(string signal, CancellationToken cancellation)
    {
        await signals.When(signal);
        signals.Note(Name, cancellation.IsCancellationRequested ? "canceled" : "not canceled");
        signals.Raise(signal + ":done");
        return true;
    }

    public async Task WaitFor(string signal, CancellationToken cancellation)
    {
        signals.Raise(signal);
        await WaitForCancellation(cancellation);
    }

    public async Task Tell(string signal)
    {
        await signals.When(signal);
        signals.Raise(signal + ":done");
    }

    public Task TellAndThrow(string signal)
    {
        signals.Raise(signal);
        throw new OddException("nobody hears", 9);
    }

    public Task<string> CallMeBack(string other) => GrainFactory.GetGrain<IBasic>(other).CallBack(Name);

    public Task<string> CallBack(string first) => GrainFactory.GetGrain<IBasic>(first).Echo("back");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        signals.Note(Name, $"deactivated: {reason.ReasonCode}");
        signals.Raise(Name + ":deactivated");
        return Task.CompletedTask;
    }

    private async Task WaitForCancellation(CancellationToken cancellation)
    {
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(() => canceled.SetResult());
        await canceled.Task;
        signals.Raise(Name + ":canceled");
    }
}

public sealed class BasicByNumberGrain : Grain, IBasicByNumber
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}
