using System.Text.Json.Nodes;
using Isobar.Api.Events;
using Isobar.Api.LiveStream;
using Isobar.Api.Telemetry;

namespace Isobar.Api.Stats;

/// <summary>The section <c>api</c>: totals since start.</summary>
internal sealed class ApiStats(ApiInstruments instruments, IntakeGate gate, Watchers watchers) : IStatsSection
{
    public string Name => "api";

    public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var totals = instruments.Totals;
        return ValueTask.FromResult<JsonNode>(new JsonObject
        {
            ["answers"] = Counts(totals.AnswersByStatus.Select(pair => (pair.Key.ToString(), pair.Value))),
            ["events_accepted"] = Volatile.Read(ref totals.Accepted),
            ["events_rejected"] = totals.RejectedByField.Values.Sum(),
            ["events_rejected_by_field"] = Counts(totals.RejectedByField.Select(pair => (pair.Key, pair.Value))),
            ["bytes"] = Volatile.Read(ref totals.Bytes),
            ["publish_failures"] = Volatile.Read(ref totals.PublishFailures),
            ["publish_latency_ms_mean"] = totals.PublishLatencyMean.TotalMilliseconds,
            ["publish_latency_ms_max"] = totals.PublishLatencyMax.TotalMilliseconds,
            ["requests_in_flight"] = gate.RequestsInFlight,
            ["bytes_in_flight"] = gate.BytesInFlight,
            ["watchers"] = watchers.Count,
            ["watchers_dropped_rows"] = watchers.Dropped,
        });
    }

    private static JsonObject Counts(IEnumerable<(string Name, long Count)> counts)
    {
        var counted = new JsonObject();
        foreach (var (name, count) in counts.OrderBy(pair => pair.Name, StringComparer.Ordinal))
        {
            counted[name] = count;
        }

        return counted;
    }
}
