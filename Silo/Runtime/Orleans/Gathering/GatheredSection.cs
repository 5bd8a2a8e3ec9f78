using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Silo.Stats;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>A section of <c>/v1/stats</c> over all silos, and how many of them it is of.</summary>
internal sealed class GatheredSection(string name, ClusterFigures cluster) : IStatsSection
{
    public string Name => name;

    public async ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var silos = await cluster.ReadAsync(cancellationToken);
        var figures = MergedFigures.Merge([.. silos.Select(silo => silo.Sections?[name]).OfType<JsonObject>()]);
        figures["of_silos"] = silos.Count(static silo => silo.Sections is not null);
        return figures;
    }
}
