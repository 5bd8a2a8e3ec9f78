using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

internal sealed class GrainReferences
{
    private readonly Dictionary<Type, GrainInterfaceInfo> _interfaces = [];

    public T Get<T>(GrainId id) => throw new InvalidOperationException($"{id} {_interfaces.Count}");
}
