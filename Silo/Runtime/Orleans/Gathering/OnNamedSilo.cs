using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>Places a grain on the silo whose address is its key.</summary>
[Serializable, Orleans.GenerateSerializer, Orleans.Immutable, Orleans.Alias("isobar.on-named-silo")]
internal sealed class OnNamedSilo : PlacementStrategy;

/// <inheritdoc cref="OnNamedSilo"/>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnNamedSiloAttribute() : PlacementAttribute(new OnNamedSilo());

/// <inheritdoc cref="OnNamedSilo"/>
internal sealed class OnNamedSiloDirector : IPlacementDirector
{
    /// <exception cref="OrleansException">The silo is gone.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        var named = SiloAddress.FromParsableString(key);
        return Array.Exists(context.GetCompatibleSilos(target), named.Equals)
            ? Task.FromResult(named)
            : throw new OrleansException($"The silo {key} is no member of the cluster any more.");
    }
}
