using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>The activations of one grain: one, or up to a number of stateless workers.</summary>
internal abstract class ActivationSet
{
    /// <summary>Hands the request to an activation, made if need be.</summary>
    /// <returns><see cref="AcceptResult.Ended"/> when this set has left the directory; ask the directory again.</returns>
    public abstract AcceptResult Accept(GrainRequest request);

    /// <summary>Takes an activation that has ended out.</summary>
    public abstract void Remove(Activation activation);

    /// <summary>Adds the activations there are now.</summary>
    public abstract void CollectInto(List<Activation> activations);

    /// <summary>The set for a grain of <paramref name="grainClass"/>.</summary>
    public static ActivationSet Create(SiloRuntime silo, GrainClass grainClass, GrainId id) =>
        grainClass.MaxLocalWorkers is { } workers
            ? new WorkerPool(silo, grainClass, id, workers)
            : new SingleActivation(silo, grainClass, id);
}
