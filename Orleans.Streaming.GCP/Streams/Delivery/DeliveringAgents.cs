using System.Collections.Immutable;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>The agents of this silo that deliver for providers of this kind.</summary>
internal sealed class DeliveringAgents
{
    private ImmutableHashSet<GrainId> _agents = [];

    public void Add(GrainId agent) => ImmutableInterlocked.Update(ref _agents, static (all, added) => all.Add(added), agent);

    public bool Includes(IGrainContext? context) => context is { GrainId: var id } && id.IsSystemTarget() && _agents.Contains(id);
}
