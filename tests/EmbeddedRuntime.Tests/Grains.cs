using System.Text.Json;
using Orleans;

namespace Isobar.EmbeddedRuntime.Tests;

public interface ICounter : IGrainWithStringKey
{
    Task<int> Add(int value, string? next);

    Task WaitFor(Barrier barrier);

    Task<int> Fail();
}

public interface ITally : IGrainWithStringKey
{
    Task<string> Id();
}

[GrainType("ledger")]
public sealed class TallyGrain : Grain, ITally
{
    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());
}

public interface IBadMessages : IGrainWithStringKey
{
    Task<IReadOnlyList<Bare>> Ask(JsonElement question);
}

public sealed record Bare(string Text);

[GenerateSerializer]
public sealed class Barrier
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Notes { get; } = [];
}

public sealed class CounterGrain : Grain, ICounter
{
    private Barrier? _barrier;
    private int _sum;

    public async Task<int> Add(int value, string? next)
    {
        _sum += value;
        return next is null ? _sum : _sum + await GrainFactory.GetGrain<ICounter>(next).Add(value, next: null);
    }

    public async Task WaitFor(Barrier barrier)
    {
        _barrier = barrier;
        barrier.Entered.TrySetResult();
        await barrier.Open.Task;
        barrier.Notes.Add("call ended after " + await Add(1, "other"));
    }

    public Task<int> Fail() => throw new InvalidOperationException("as asked");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _barrier?.Notes.Add("deactivated: " + reason.ReasonCode);
        return Task.CompletedTask;
    }
}
