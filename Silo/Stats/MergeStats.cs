using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Warehousing.Merging;
using Orleans;

namespace Isobar.Silo.Stats;

/// <summary>How merging goes, in a warehouse that merges.</summary>
internal sealed class MergeStats(IGrainFactory grains) : IStatsSection
{
    public string Name => "merging";

    public async ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var report = await grains.GetGrain<IWarehouseMergeGrain>(0).WakeAsync();
        return new JsonObject
        {
            ["runs"] = report.Runs,
            ["rows"] = report.Rows,
            ["lag_s"] = report.Lag is { } lag ? Math.Round(lag.TotalSeconds, 1) : null,
            ["failures_in_a_row"] = report.FailuresInARow,
            ["last_failure"] = report.LastFailure,
            ["last_job"] = report.Job,
            ["last_rows"] = report.Last?.Rows,
            ["last_bytes_billed"] = report.Last?.BytesBilled,
            ["last_usd"] = report.Last is { } last ? Math.Round(last.Usd, 6) : null,
            ["bytes_billed"] = report.BytesBilled,
            ["usd"] = Math.Round(report.Usd, 6),
        };
    }
}
