using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Downstream;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Stats;

/// <summary>
/// What a million events cost, US dollars, by what is used. Prices are Google's list prices for messages of 500 bytes and rows of 400 (docs/google-cloud.md shows the
/// arithmetic); merging is what it was charged so far.
/// </summary>
internal sealed class CostStats(HostSettings settings, IOptions<DownstreamOptions> downstream, MergeStats? merging = null) : IStatsSection
{
    private const double PubSubInAndOut = 0.036;
    private const double Streaming = 0.050;
    private const double Downstream = 0.025;

    public string Name => "cost";

    public async ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var parts = new List<(string What, double Usd)>();
        if (settings.Source == SourceName.PubSub)
        {
            parts.Add(("Pub/Sub, in and out", PubSubInAndOut));
        }

        if (settings.Source == SourceName.PubSub && downstream.Value.Publish)
        {
            parts.Add(("publishing stored rows, their readers not included", Downstream));
        }

        if (settings.Warehouse == WarehouseName.BigQuery)
        {
            parts.Add(("streaming into BigQuery", Streaming));
        }

        if (merging is not null)
        {
            parts.Add(("merging, as charged so far", MergingPerMillion(await merging.ReadAsync(cancellationToken))));
        }

        return new JsonObject
        {
            ["usd_per_million_events"] = Math.Round(parts.Sum(static part => part.Usd), 4),
            ["parts"] = new JsonArray([.. parts.Select(static part => new JsonObject
            {
                ["what"] = part.What,
                ["usd_per_million_events"] = Math.Round(part.Usd, 4),
            })]),
            ["basis"] = parts.Count == 0
                ? "Broker and warehouse are on machines of your own: nothing is charged by the event."
                : "List prices of November 2026, US multi-region, for messages of 500 bytes and rows of 400; machines not included.",
        };
    }

    /// <param name="figures">The section <c>merging</c>.</param>
    internal static double MergingPerMillion(JsonNode figures) =>
        (long)figures["rows"]! is var rows and > 0 ? (double)figures["usd"]! * 1_000_000 / rows : 0;
}
