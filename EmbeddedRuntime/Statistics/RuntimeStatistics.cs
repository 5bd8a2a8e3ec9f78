namespace Isobar.EmbeddedRuntime;

/// <inheritdoc/>
internal sealed class RuntimeStatistics(SiloRuntime silo) : IRuntimeStatistics
{
    public RuntimeSnapshot Snapshot() => new(
        [.. silo.Catalog.Classes.Select(grainClass => grainClass.Count).OrderBy(count => count.GrainType, StringComparer.Ordinal)],
        [.. silo.Catalog.Classes
            .SelectMany(grainClass => grainClass.Methods)
            .Select(method => method.Calls.Read(method, silo.Time))
            .Where(calls => calls.Calls > 0)
            .OrderBy(calls => calls.GrainType, StringComparer.Ordinal)
            .ThenBy(calls => calls.Interface, StringComparer.Ordinal)
            .ThenBy(calls => calls.Method, StringComparer.Ordinal)]);

    public IReadOnlyList<GrainCalls> TakeHottest(int most) =>
    [
        .. silo.Directory.Snapshot()
            .Select(static activation => new GrainCalls(activation.GrainId, activation.TakeEndedRequests()))
            .Where(static grain => grain.Calls > 0)
            .OrderByDescending(static grain => grain.Calls)
            .Take(most),
    ];
}
