using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Warehousing;

namespace Isobar.Silo.Stats;

/// <summary>What the warehouse writer did, since start; the figures called recent are of the last minute.</summary>
internal sealed class WriterStats(WriterInstruments writer, CommittedRows committed) : IStatsSection
{
    public string Name => "writer";

    public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult<JsonNode>(new JsonObject
    {
        ["rows"] = writer.Rows.Value,
        ["already_there"] = writer.AlreadyThere.Value,
        ["refused"] = writer.Refused.Value,
        ["published"] = writer.Published.Value,
        ["batches"] = writer.Batches.Value,
        ["rows_per_batch_mean"] = writer.Batches.Value == 0 ? null : Math.Round((double)writer.Rows.Value / writer.Batches.Value, 1),
        ["retries"] = writer.Retries.Value,
        ["busy"] = writer.Busy.Value,
        ["queued_rows"] = writer.QueuedRows,
        ["recent_flush_ms_p50"] = Milliseconds.Of(writer.RecentFlushes.Of(0.5)),
        ["recent_flush_ms_p99"] = Milliseconds.Of(writer.RecentFlushes.Of(0.99)),
        ["flush_ms_p50"] = Milliseconds.Of(writer.Flushes, 0.5),
        ["flush_ms_p99"] = Milliseconds.Of(writer.Flushes, 0.99),
        ["watchers"] = committed.Watchers,
    });
}
