using Orleans.Runtime;

namespace Orleans;

/// <summary>What the runtime needs of every grain class. <see cref="Grain"/> implements it.</summary>
public interface IGrainBase
{
    /// <summary>The activation this instance lives in.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>
    /// Runs after the persistent states are read and before the first call. A failure ends the activation and fails the
    /// calls that wait for it.
    /// </summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>
    /// Runs after the last call of this activation. It is not guaranteed to run: a process may die first.
    /// </summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
