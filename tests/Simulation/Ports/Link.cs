using Isobar.Tests.Simulation.Faults;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>
/// The way from a process to the outside and back. A request that has left has its effect even if its process is lost
/// meanwhile; the answer of a lost process goes nowhere.
/// </summary>
internal sealed class Link(Process process, Probes probes, FaultPlan plan)
{
    public Process Process => process;

    public FaultPlan Plan => plan;

    public Chance Chance => process.World.Chance;

    /// <summary>The fate of an ordinary request.</summary>
    public Fate Ordinary() => new() { Outward = Latency(), Back = Latency() };

    public bool Interrupt(ProbePoint point) => probes.Interrupt(process, point);

    /// <summary>Sends a request: passes <paramref name="before"/>, has its effect outside, passes <paramref name="after"/>, answers.</summary>
    public Task<T> CallAsync<T>(ProbePoint before, ProbePoint after, Fate fate, Func<T> effect)
    {
        // Its continuations run where they belong anyway; asking for it would send some of them to the thread pool.
        var answer = new TaskCompletionSource<T>();
        if (!Interrupt(before))
        {
            process.World.Outside.After(fate.Outward, () => Arrive(answer, after, fate, effect));
        }

        return answer.Task;
    }

    private void Arrive<T>(TaskCompletionSource<T> answer, ProbePoint after, Fate fate, Func<T> effect)
    {
        if (fate.Lost is { } lost)
        {
            process.After(fate.Back, () => answer.TrySetException(lost));
            return;
        }

        var reply = Reply(answer, fate, effect);
        if (fate.Again is { } later)
        {
            process.World.Outside.After(later, () => Reply(new TaskCompletionSource<T>(), fate, effect));
        }

        // Had its effect; whether the process lives to hear of it is decided now.
        if (!Interrupt(after) && !fate.IsUnanswered)
        {
            process.After(fate.Back, reply);
        }
    }

    private static Action Reply<T>(TaskCompletionSource<T> answer, Fate fate, Func<T> effect)
    {
        try
        {
            var result = effect();
            return fate.Denied is { } denied
                ? () => answer.TrySetException(denied)
                : () => answer.TrySetResult(result);
        }
        catch (Exception refusal)
        {
            // What the far side says no with, by its contract.
            return () => answer.TrySetException(refusal);
        }
    }

    private TimeSpan Latency() => Chance.Of(0.3)
        ? TimeSpan.Zero
        : Chance.Between(TimeSpan.FromMicroseconds(100), TimeSpan.FromMilliseconds(20));
}
