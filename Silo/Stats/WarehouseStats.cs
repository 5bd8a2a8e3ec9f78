using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Warehousing;

namespace Isobar.Silo.Stats;

/// <summary>What the warehouse holds.</summary>
internal sealed class WarehouseStats(IWarehouse warehouse) : IStatsSection
{
    public string Name => "warehouse";

    public async ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var figures = await warehouse.GetFiguresAsync(cancellationToken);
        return new JsonObject
        {
            ["name"] = figures.Name,
            ["rows"] = figures.Rows,
            ["dead_letters"] = figures.DeadLetters,
            ["live_table"] = figures.LiveTable,
            ["are_estimates"] = figures.AreEstimates,
            ["duplicates"] = figures.Duplicates,
            ["guarantee"] = figures.Guarantee,
        };
    }
}
