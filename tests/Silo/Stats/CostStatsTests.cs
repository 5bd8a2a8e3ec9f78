using System.Text.Json.Nodes;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Downstream;
using Isobar.Silo.Stats;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Silo.Stats;

public sealed class CostStatsTests
{
    [Fact]
    public async Task On_machines_of_ones_own_nothing_is_charged_by_the_event()
    {
        var cost = await ReadAsync(SourceName.Local, WarehouseName.Postgres, publishes: true);

        Assert.Equal(0, (double)cost["usd_per_million_events"]!);
        Assert.Empty(cost["parts"]!.AsArray());
        Assert.Contains("nothing is charged", (string)cost["basis"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SourceName.PubSub, WarehouseName.Local, false, 0.036)]
    [InlineData(SourceName.PubSub, WarehouseName.Local, true, 0.061)]
    [InlineData(SourceName.Local, WarehouseName.BigQuery, true, 0.05)]
    [InlineData(SourceName.PubSub, WarehouseName.BigQuery, false, 0.086)]
    [InlineData(SourceName.PubSub, WarehouseName.BigQuery, true, 0.111)]
    internal async Task What_is_used_adds_up(SourceName source, WarehouseName warehouse, bool publishes, double usd)
    {
        var cost = await ReadAsync(source, warehouse, publishes);

        Assert.Equal(usd, (double)cost["usd_per_million_events"]!);
        Assert.Equal(usd, cost["parts"]!.AsArray().Sum(static part => (double)part!["usd_per_million_events"]!), 4);
    }

    [Theory]
    [InlineData("""{"rows":2000000,"usd":0.5}""", 0.25)]
    [InlineData("""{"rows":0,"usd":0.5}""", 0)]
    public void Merging_costs_what_it_was_charged_by_the_row(string figures, double usd) =>
        Assert.Equal(usd, CostStats.MergingPerMillion(JsonNode.Parse(figures)!));

    private static async Task<JsonNode> ReadAsync(SourceName source, WarehouseName warehouse, bool publishes) => await new CostStats(
        new HostSettings(HostRole.Up, "data", "http://127.0.0.1:0", source, warehouse, WeatherSourceName.Synthetic, IsDemo: false, []),
        Options.Create(new DownstreamOptions { Publish = publishes })).ReadAsync(CancellationToken.None);
}
