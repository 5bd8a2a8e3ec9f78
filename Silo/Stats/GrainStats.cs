using System.Text.Json.Nodes;
using Isobar.Api.Stats;

namespace Isobar.Silo.Stats;

/// <summary>The grains of this silo and their calls, since start; the hottest of the last seconds.</summary>
internal sealed class GrainStats(IGrainStatistics statistics) : IStatsSection
{
    public string Name => "grains";

    public async ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = await statistics.ReadAsync(cancellationToken);
        return new JsonObject
        {
            ["silos"] = 1,
            ["activations"] = new JsonArray([.. snapshot.Activations.Select(Activation)]),
            ["methods"] = new JsonArray([.. snapshot.Methods.Select(Method)]),
            ["hottest"] = new JsonArray([.. snapshot.Hottest.Select(Hot)]),
        };
    }

    private static JsonObject Hot(HotGrain grain) => new()
    {
        ["grain"] = grain.Type,
        ["key"] = grain.Key,
        ["calls_per_s"] = Math.Round(grain.CallsPerSecond, 1),
    };

    private static JsonObject Activation(GrainActivations count) => new()
    {
        ["grain"] = count.GrainType,
        ["active"] = count.Active,
        ["created"] = count.Created,
    };

    private static JsonObject Method(GrainMethodCalls calls) => new()
    {
        ["grain"] = calls.GrainType,
        ["interface"] = calls.Interface,
        ["method"] = calls.Method,
        ["calls"] = calls.Calls,
        ["exceptions"] = calls.Exceptions,
        ["latency_ms_p50"] = Milliseconds.Of(calls.LatencyP50),
        ["latency_ms_p99"] = Milliseconds.Of(calls.LatencyP99),
        ["latency_ms_max"] = Milliseconds.Of(calls.LatencyMax),
    };
}
