using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Worlds;
using Orleans;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>Knows which calls are under way in a silo, and since when: none may take for ever, and the writer none beyond its deadline.</summary>
internal sealed class CallWatch(Process process, TimeSpan writerDeadline) : IIncomingGrainCallFilter
{
    // A delivery waits for its weather, its append, dead letters and up to four writes of state, each of which may be slow. That a silo stands still is not
    // its calls' fault.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    // For what is due at the deadline to be done.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly LinkedList<(TimeSpan Until, TimeSpan Since, string What)> _calls = [];

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var (now, what) = (process.Awake, context.TargetId.ToString());
        var longest = what.StartsWith("warehousewriter/", StringComparison.Ordinal) ? writerDeadline + Grace : Longest;
        var call = _calls.AddLast((now + longest, now, what));
        try
        {
            await context.Invoke();
        }
        finally
        {
            _calls.Remove(call);
        }
    }

    /// <summary>Finds a call that has been under way for too long, if there is one.</summary>
    public void Check()
    {
        foreach (var (until, since, what) in _calls)
        {
            if (process.Awake > until)
            {
                process.World.Find(new Finding(Rule.CallsEnd, $"{process.Name} has been answering a call of {what} for {process.Awake - since}.", what));
                return;
            }
        }
    }
}
