using System.Collections.Concurrent;
using Isobar.Silo.Stats;
using Orleans.Runtime;

namespace Isobar.Silo.Runtime;

/// <summary>The calls of this silo's grains since the start, by method. There are as many entries as methods, which the code bounds.</summary>
internal sealed class CallFigures
{
    private readonly ConcurrentDictionary<(GrainType Type, string Interface, string Method), MethodFigures> _methods = new();

    public MethodFigures Of(GrainType type, string interfaceName, string method) =>
        _methods.GetOrAdd((type, interfaceName, method), static _ => new MethodFigures());

    /// <summary>The figures now, ordered by name; those of Orleans' own system targets left out.</summary>
    public IReadOnlyList<GrainMethodCalls> Read() =>
    [
        .. _methods
            .Where(static one => !one.Key.Type.IsSystemTarget())
            .Select(static one => one.Value.Read(one.Key.Type.ToString()!, one.Key.Interface, one.Key.Method))
            .OrderBy(static one => (one.GrainType, one.Interface, one.Method)),
    ];
}
