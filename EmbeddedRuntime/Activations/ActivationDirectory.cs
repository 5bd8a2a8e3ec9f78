using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>Where the activations of one silo are found.</summary>
internal sealed class ActivationDirectory(SiloRuntime silo)
{
    private readonly ConcurrentDictionary<GrainId, ActivationSet> _sets = new();

    /// <summary>The activations there are now, in the order in which they were made.</summary>
    public List<Activation> Snapshot()
    {
        List<Activation> activations = [];
        foreach (var (_, set) in _sets)
        {
            set.CollectInto(activations);
        }

        // The dictionary's own order depends on its history; what a silo does to many activations must not.
        activations.Sort(static (left, right) => left.Sequence.CompareTo(right.Sequence));
        return activations;
    }

    public ActivationSet Find(GrainId id, GrainClass grainClass) =>
        _sets.TryGetValue(id, out var set)
            ? set
            : _sets.GetOrAdd(
                id,
                static (id, context) => ActivationSet.Create(context.Silo, context.Class, id),
                (Silo: silo, Class: grainClass));

    public void Remove(GrainId id, ActivationSet set) => _sets.TryRemove(new(id, set));
}
