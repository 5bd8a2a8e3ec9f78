using Isobar.EmbeddedRuntime;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>Runs turns on the test's own thread, when the test says so: nothing happens behind its back.</summary>
internal sealed class Turns : ITurnScheduler
{
    private readonly Queue<ITurns> _waiting = new();

    public void Schedule(ITurns turns) => _waiting.Enqueue(turns);

    public void RunAll()
    {
        // The test runner's context would take the continuations of grains away from their scheduler.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        while (_waiting.TryDequeue(out var turns))
        {
            turns.RunOne();
        }

        SynchronizationContext.SetSynchronizationContext(context);
    }
}
