using System.Text.Json.Nodes;
using Isobar.Api.Stats;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>The section <c>silos</c>: each with its process and its share of the pipeline.</summary>
internal sealed class SilosSection(ClusterFigures cluster) : IStatsSection
{
    public string Name => "silos";

    public async ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) =>
        new JsonArray([.. (await cluster.ReadAsync(cancellationToken)).OrderBy(static silo => silo.Name, StringComparer.Ordinal).Select(Describe)]);

    private static JsonObject Describe(SiloStats silo) => new()
    {
        ["name"] = silo.Name,
        ["address"] = silo.Address,
        ["status"] = silo.Status,
        ["started_at"] = DateTime.SpecifyKind(silo.StartedAt, DateTimeKind.Utc),
        ["pipeline"] = silo.Sections?["pipeline"]?.DeepClone(),
        ["process"] = silo.Sections?["process"]?.DeepClone(),
        ["error"] = silo.Fault,
    };
}
