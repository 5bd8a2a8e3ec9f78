using System.Text.Json.Nodes;
using Isobar.Api.Stats;

namespace Isobar.Silo.Stats;

/// <summary>The section <c>silos</c> of a process that is the only silo it knows of; in front of a cluster it has them all.</summary>
internal sealed class OwnSiloSection(PipelineStats pipeline, ProcessStats process, TimeProvider time) : IStatsSection
{
    private readonly DateTime _startedAt = time.GetUtcNow().UtcDateTime;

    public string Name => "silos";

    public async ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) => new JsonArray(new JsonObject
    {
        ["name"] = Environment.MachineName,
        ["address"] = "in this process",
        ["status"] = "Active",
        ["started_at"] = _startedAt,
        ["pipeline"] = await pipeline.ReadAsync(cancellationToken),
        ["process"] = await process.ReadAsync(cancellationToken),
        ["error"] = null,
    });
}
