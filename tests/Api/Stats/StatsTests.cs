using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.Tests.Stats;

public sealed class StatsTests
{
    [Fact]
    public async Task Every_section_is_shown_and_one_that_fails_says_so_in_its_place()
    {
        await using var host = await ApiHost.StartAsync(services: services => services
            .AddSingleton<IStatsSection>(new Section("good", () => ValueTask.FromResult<JsonNode>(new JsonObject { ["rows"] = 7 })))
            .AddSingleton<IStatsSection>(new Section("bad", () => throw new InvalidOperationException("The file is gone."))));

        var stats = await host.GetAsync("/v1/stats");

        Assert.Equal(7, (int)stats["good"]!["rows"]!);
        Assert.Equal("The file is gone.", (string)stats["bad"]!["error"]!);
        Assert.NotNull(stats["api"]!["events_accepted"]);
        Assert.Equal("2026-06-01T12:00:00Z", (string)stats["time"]!);
    }

    [Fact]
    public async Task A_section_that_hangs_does_not_hold_up_the_others()
    {
        var never = new TaskCompletionSource<JsonNode>();
        await using var host = await ApiHost.StartAsync(services: services => services
            .AddSingleton<IStatsSection>(new Section("stuck", () => new ValueTask<JsonNode>(never.Task))));

        var stats = host.GetAsync("/v1/stats");
        await host.AdvanceUntilAsync(stats, TimeSpan.FromSeconds(2));

        Assert.NotNull((await stats)["stuck"]!["error"]);
    }

    private sealed class Section(string name, Func<ValueTask<JsonNode>> read) : IStatsSection
    {
        public string Name => name;

        public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) => read();
    }
}
