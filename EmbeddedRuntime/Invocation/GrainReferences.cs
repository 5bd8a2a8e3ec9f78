using System.Collections.Frozen;
using Orleans;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>Makes the references of one silo.</summary>
internal sealed class GrainReferences : IClusterClient
{
    private readonly FrozenDictionary<Type, GrainBinding[]> _bindings;

    public GrainReferences(SiloRuntime silo)
    {
        ServiceProvider = silo.Services;
        _bindings = silo.Catalog.Interfaces.Values.ToFrozenDictionary(
            info => info.Type,
            info => silo.Catalog.Classes
                .Where(grainClass => grainClass.Info.Interfaces.Contains(info.Type))
                .Select(grainClass => new GrainBinding(silo, info, grainClass))
                .ToArray());
    }

    public IServiceProvider ServiceProvider { get; }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Make<TGrainInterface>(IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        Make<TGrainInterface>(GrainId.IntegerKey(primaryKey), grainClassNamePrefix);

    /// <summary>A reference to the grain <paramref name="id"/>, whose class is named by its type.</summary>
    public TGrainInterface Get<TGrainInterface>(GrainId id)
    {
        var binding = BindingsOf(typeof(TGrainInterface)).FirstOrDefault(candidate => candidate.Class.GrainType == id.Type)
            ?? throw new InvalidCastException($"{id} does not implement {typeof(TGrainInterface)}.");
        return (TGrainInterface)(object)binding.Reference(id.Key);
    }

    /// <summary>A reference to the grain <paramref name="id"/> by any of its interfaces.</summary>
    public GrainReference Get(GrainId id, GrainClass grainClass) =>
        BindingsOf(grainClass.Info.Interfaces[0]).First(binding => binding.Class == grainClass).Reference(id.Key);

    private TGrainInterface Make<TGrainInterface>(IdSpan key, string? classNamePrefix)
    {
        var bindings = BindingsOf(typeof(TGrainInterface));
        var binding = bindings.Length == 1 && classNamePrefix is null
            ? bindings[0]
            : Choose(bindings, typeof(TGrainInterface), classNamePrefix);
        return (TGrainInterface)(object)binding.Reference(key);
    }

    private GrainBinding[] BindingsOf(Type type) => _bindings.TryGetValue(type, out var bindings) ? bindings : [];

    /// <summary>As Orleans chooses: by the prefix, the whole name before all; without one, no class is better than another.</summary>
    private static GrainBinding Choose(GrainBinding[] bindings, Type type, string? prefix)
    {
        var matches = bindings
            .Where(binding => prefix is null || binding.Class.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))
            .ToList();
        var exact = matches.Find(match => match.Class.Type.FullName == prefix);
        return matches switch
        {
            _ when exact is not null => exact,
            [var only] => only,
            [] => throw new ArgumentException(
                $"Could not find an implementation for interface {type.FullName}{(prefix is null ? "" : $" whose name starts with {prefix}")}. " +
                $"Is its assembly registered by {nameof(EmbeddedRuntimeOptions.AddGrains)}?",
                nameof(type)),
            _ => throw new ArgumentException(
                $"Several classes implement {type.FullName}: {string.Join(", ", matches.Select(match => match.Class.Type.FullName))}. " +
                "Name one by grainClassNamePrefix.",
                nameof(type)),
        };
    }
}
