using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A stored state of one grain, asked for by a constructor parameter with <see cref="PersistentStateAttribute"/>.</summary>
public interface IPersistentState<TState> : IStorage<TState>;

/// <summary>
/// Asks for the state <paramref name="stateName"/> of the grain, kept by the storage registered under
/// <paramref name="storageName"/> (<c>Default</c> when none is named). It is read before <c>OnActivateAsync</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute, IFacetMetadata
{
    public string StateName { get; } = stateName;

    public string? StorageName { get; } = storageName;
}
