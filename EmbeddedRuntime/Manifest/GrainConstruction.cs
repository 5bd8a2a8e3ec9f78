using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>Hands the arguments to a grain's constructor. For generated code.</summary>
public sealed class GrainConstruction
{
    private readonly Activation _activation;
    private readonly List<IStoredState> _states = [];

    internal GrainConstruction(Activation activation) => _activation = activation;

    /// <summary>The activation the instance is made for.</summary>
    public IGrainContext Context => _activation;

    /// <summary>The states asked for so far, which are read before the grain is activated.</summary>
    internal IReadOnlyList<IStoredState> States => _states;

    /// <summary>A service that must be registered.</summary>
    public T Service<T>()
        where T : notnull => _activation.ActivationServices.GetRequiredService<T>();

    /// <summary>A service, or <c>null</c> when none is registered.</summary>
    public T? OptionalService<T>() => _activation.ActivationServices.GetService<T>();

    /// <summary>A service that must be registered under <paramref name="key"/>.</summary>
    public T KeyedService<T>(object? key)
        where T : notnull => _activation.ActivationServices.GetRequiredKeyedService<T>(key);

    /// <summary>A state that is stored under <paramref name="stateName"/>.</summary>
    public IPersistentState<T> State<T>(string stateName, string? storageName)
    {
        var storage = GrainStorages.Find(_activation.ActivationServices, storageName, _activation.Class.Type);
        var state = new PersistentState<T>(stateName, _activation.GrainId, storage);
        _states.Add(state);
        return state;
    }
}
