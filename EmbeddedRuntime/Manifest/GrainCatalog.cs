using System.Collections.Frozen;
using System.Reflection;

namespace Isobar.EmbeddedRuntime;

/// <summary>The grain interfaces and classes that one silo knows, read once from the generated manifests.</summary>
internal sealed class GrainCatalog
{
    private readonly FrozenDictionary<string, GrainClass[]> _consumers;

    public GrainCatalog(EmbeddedRuntimeOptions options, Func<GrainClassInfo, GrainClass> describe)
    {
        var classes = options.GrainAssemblies.SelectMany(assembly => ManifestOf(assembly).Classes).ToList();
        Classes = [.. classes.Select(describe)];
        Interfaces = classes
            .SelectMany(grainClass => grainClass.Interfaces)
            .Concat(options.GrainAssemblies.SelectMany(assembly => ManifestOf(assembly).Interfaces.Select(info => info.Type)))
            .Distinct()
            .Select(InfoOf)
            .ToFrozenDictionary(info => info.Type);
        _consumers = Classes
            .SelectMany(grainClass => grainClass.StreamNamespaces.Select(name => (Namespace: name, Class: grainClass)))
            .GroupBy(pair => pair.Namespace, pair => pair.Class, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<GrainClass> Classes { get; }

    public FrozenDictionary<Type, GrainInterfaceInfo> Interfaces { get; }

    /// <summary>The classes that subscribe to the namespace, in order of registration.</summary>
    public IReadOnlyList<GrainClass> ConsumersOf(string? streamNamespace) =>
        streamNamespace is not null && _consumers.TryGetValue(streamNamespace, out var classes) ? classes : [];

    private static GrainInterfaceInfo InfoOf(Type type) =>
        ManifestOf(type.Assembly).Interfaces.First(info => info.Type == type);

    private static IGrainManifest ManifestOf(Assembly assembly)
    {
        var attribute = assembly.GetCustomAttribute<GrainManifestAttribute>()
            ?? throw new InvalidOperationException(
                $"{assembly.GetName().Name} has no grain manifest: compile it with the embedded runtime's source generator.");
        return (IGrainManifest)Activator.CreateInstance(attribute.ManifestType)!;
    }
}
