using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Worlds;
using Orleans;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>Knows which calls are under way in a silo, and since when: none may take for ever.</summary>
internal sealed class CallWatch(Process process) : IIncomingGrainCallFilter
{
    // A delivery waits for its weather, its append, dead letters and up to four writes of state, each of which may be slow. That a silo stands still is not
    // its calls' fault.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private readonly LinkedList<(TimeSpan Since, string What)> _calls = [];

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var call = _calls.AddLast((process.Awake, context.TargetId.ToString()));
        try
        {
            await context.Invoke();
        }
        finally
        {
            _calls.Remove(call);
        }
    }

    /// <summary>Finds the oldest call, if it has been under way for too long.</summary>
    public void Check()
    {
        if (_calls.First is { Value: var (since, what) } && process.Awake - since > Longest)
        {
            process.World.Find(new Finding(Rule.CallsEnd, $"{process.Name} has been answering a call of {what} for {process.Awake - since}.", what));
        }
    }
}
