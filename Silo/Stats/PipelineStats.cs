using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Isobar.Silo.Pipeline;
using Isobar.Users;
using Isobar.Warehousing;

namespace Isobar.Silo.Stats;

/// <summary>What became of the messages, since start; the figures called recent are of the last minute.</summary>
internal sealed class PipelineStats(
    PipelineTopics topics, UserInstruments users, WriterInstruments writer, DeliveryTrouble trouble)
    : IStatsSection
{
    private readonly ConsumerInstruments _messages = topics.UserEvents.Figures;

    public string Name => "pipeline";

    public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult<JsonNode>(new JsonObject
    {
        ["delivered"] = _messages.Delivered,
        ["acknowledged"] = _messages.Acknowledged,
        ["in_flight"] = topics.UserEvents.InFlight,
        ["given_back"] = _messages.GivenBack,
        ["at_fault"] = _messages.AtFault,
        ["weather_reports"] = topics.WeatherObservations.Figures.Acknowledged,
        ["delivery_failures"] = _messages.DeliveriesFailed,
        ["transient_failures"] = new JsonObject(trouble.Totals.Select(static kind => KeyValuePair.Create(kind.Key, (JsonNode?)kind.Value))),
        ["settlement_failures"] = _messages.SettlementsFailed,
        ["events_stored"] = users.Stored.Value,
        ["duplicates"] = users.Duplicates.Value,
        ["duplicates_recognised"] = users.Recognised.Value,
        ["duplicates_joined"] = users.Joined.Value,
        ["conflicts"] = users.Conflicts.Value,
        ["refused"] = users.Refused.Value,
        ["dead_letters"] = writer.DeadLetters.Value,
        ["state_writes"] = users.StateWrites.Value,
        ["recent_latency_ms_p50"] = Milliseconds.Of(writer.RecentLatency.Of(0.5)),
        ["recent_latency_ms_p95"] = Milliseconds.Of(writer.RecentLatency.Of(0.95)),
        ["recent_latency_ms_p99"] = Milliseconds.Of(writer.RecentLatency.Of(0.99)),
        ["latency_ms_p50"] = Milliseconds.Of(writer.Latency, 0.5),
        ["latency_ms_p95"] = Milliseconds.Of(writer.Latency, 0.95),
        ["latency_ms_p99"] = Milliseconds.Of(writer.Latency, 0.99),
    });
}
