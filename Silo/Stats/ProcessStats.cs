using System.Diagnostics;
using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Silo.Runtime;

namespace Isobar.Silo.Stats;

/// <summary>The process itself.</summary>
internal sealed class ProcessStats(TimeProvider time) : IStatsSection
{
    private readonly DateTime _startedAt = Process.GetCurrentProcess().StartTime.ToUniversalTime();

    public string Name => "process";

    public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult<JsonNode>(new JsonObject
    {
        ["version"] = typeof(ProcessStats).Assembly.GetName().Version?.ToString(3),
        ["runtime"] = GrainRuntime.Name,
        ["uptime_s"] = Math.Round((time.GetUtcNow().UtcDateTime - _startedAt).TotalSeconds, 1),
        ["cpu_s"] = Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 2),
        ["working_set_bytes"] = Environment.WorkingSet,
        ["managed_heap_bytes"] = GC.GetTotalMemory(forceFullCollection: false),
        ["gc_collections"] = new JsonArray(GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)),
        ["gc_pause_ms"] = Math.Round(GC.GetTotalPauseDuration().TotalMilliseconds),
        ["allocated_bytes"] = GC.GetTotalAllocatedBytes(),
        ["processors"] = Environment.ProcessorCount,
    });
}
