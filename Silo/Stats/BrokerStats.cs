using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Broker;
using Isobar.Silo.Pipeline;

namespace Isobar.Silo.Stats;

/// <summary>How far behind the pipeline is.</summary>
internal sealed class BrokerStats(IBroker broker, TimeProvider time) : IStatsSection
{
    public string Name => "broker";

    public async ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var backlog = await broker.GetBacklogAsync(PipelineTopics.UserEventsSubscription, cancellationToken);
        return new JsonObject
        {
            ["subscription"] = PipelineTopics.UserEventsSubscription,
            ["unacknowledged"] = backlog.Unacknowledged,
            ["leased"] = backlog.Leased,
            ["oldest_unacknowledged_age_ms"] = Milliseconds.Of(time.GetUtcNow() - backlog.OldestUnacknowledgedAt),
            ["expired_settlements"] = backlog.ExpiredSettlements,
        };
    }
}
