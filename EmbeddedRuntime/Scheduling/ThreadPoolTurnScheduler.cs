namespace Isobar.EmbeddedRuntime;

/// <summary>Runs activations on all cores.</summary>
internal sealed class ThreadPoolTurnScheduler : ITurnScheduler
{
#pragma warning disable RS0030 // This is the one door to the pool; everything else comes through ITurnScheduler.
    // To the local queue: a callee runs next on the core that has its arguments in cache, or is stolen by an idle one.
    public void Schedule(ITurns turns) => ThreadPool.UnsafeQueueUserWorkItem(turns, preferLocal: false);
#pragma warning restore RS0030
}
