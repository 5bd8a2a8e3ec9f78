namespace Isobar.EmbeddedRuntime;

/// <summary>
/// Decides when and on which thread activations run their turns. A silo takes it from its services; the default is
/// <see cref="ThreadPoolTurnScheduler"/>, and a simulator registers a seeded one with a single thread.
/// </summary>
public interface ITurnScheduler
{
    /// <summary>
    /// Arranges for <paramref name="turns"/> to be run once, later and not within this call, by either
    /// <see cref="IThreadPoolWorkItem.Execute"/> or <see cref="ITurns.RunOne"/>. Called from any thread. The same
    /// object is never scheduled again before it has been run, and schedules itself when more remains.
    /// </summary>
    void Schedule(ITurns turns);
}
