using System.Net;
using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Api.Stats.History;
using Isobar.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Api.Tests.Stats;

public sealed class HistoryTests
{
    [Fact]
    public async Task Counts_become_rates_and_levels_stay_what_they_are()
    {
        var figures = new Figures();
        await using var host = await figures.StartAsync();
        await PointsAsync(host, 1);

        figures.Rows = 500;
        figures.QueuedRows = 7;
        var history = await PointsAsync(host, 2);

        var stored = history["series"]!["stored_per_s"]!.AsArray().Select(static value => (double)value!).ToList();
        Assert.Equal(500, stored.Sum() * 5, 1);
        Assert.Equal(7, (double)history["series"]!["queued_rows"]!.AsArray()[^1]!);
        Assert.Null(history["series"]!["backlog"]![0]);
        Assert.Equal(history["times"]!.AsArray().Count, stored.Count);
    }

    [Fact]
    public async Task A_count_that_began_anew_is_unknown_and_not_negative()
    {
        var figures = new Figures { Rows = 500 };
        await using var host = await figures.StartAsync();
        await PointsAsync(host, 1);

        figures.Rows = 3;
        var history = await PointsAsync(host, 2);

        Assert.Contains(null, history["series"]!["stored_per_s"]!.AsArray());
        Assert.All(history["series"]!["stored_per_s"]!.AsArray(), static rate => Assert.True(rate is null || (double)rate >= 0));
    }

    [Fact]
    public async Task Fifteen_minutes_are_kept_and_no_more()
    {
        await using var host = await new Figures().StartAsync();

        var history = await PointsAsync(host, 180);
        var first = (long)history["times"]![0]!;
        await Until.TrueAsync(async () =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(5));
            history = await host.GetAsync("/v1/stats/history?window=15m");
            return (long)history["times"]![0]! > first;
        });

        Assert.Equal(180, history["times"]!.AsArray().Count);
        Assert.Equal(5, (int)history["interval_s"]!);
    }

    [Fact]
    public async Task A_day_is_told_in_steps_of_two_minutes_by_means_of_rates_and_the_worst_of_the_rest()
    {
        var figures = new Figures();
        await using var host = await figures.StartAsync();
        JsonNode day;
        do
        {
            figures.Rows += 5;
            figures.QueuedRows = figures.Rows == 50 ? 900 : 1;
            await PointsAsync(host, 1);
            day = await host.GetAsync("/v1/stats/history?window=24h");
        }
        while (day["times"]!.AsArray().Count == 0);

        Assert.Equal(120, (int)day["interval_s"]!);
        Assert.InRange((double)day["series"]!["stored_per_s"]![0]!, 0.1, 5);
        Assert.True((double)day["series"]!["queued_rows"]![0]! is 900 or 1);
    }

    [Fact]
    public async Task It_outlives_the_process_and_says_so()
    {
        var data = Directory.CreateTempSubdirectory("isobar-history-");
        try
        {
            JsonNode before;
            await using (var host = await new Figures().StartAsync(data.FullName))
            {
                before = await PointsAsync(host, 3);
            }

            await using var next = await new Figures().StartAsync(data.FullName, ApiHost.Now.AddMinutes(1));
            var times = before["times"]!.AsArray().Select(static time => (long)time!).ToList();
            JsonNode after = before;
            await Until.TrueAsync(async () =>
            {
                after = await next.GetAsync("/v1/stats/history");
                return after["times"]!.AsArray().Count >= times.Count;
            });

            Assert.Equal(times, after["times"]!.AsArray().Select(static time => (long)time!).Take(times.Count));
            Assert.True((bool)after["is_persisted"]!);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[{\"window\":1}]")]
    public async Task A_file_that_cannot_be_read_costs_the_charts_and_is_told_until_it_is_replaced(string content)
    {
        var data = Directory.CreateTempSubdirectory("isobar-history-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(data.FullName, "history.json"), content);
            await using var host = await new Figures().StartAsync(data.FullName);

            await Until.TrueAsync(async () => (await host.GetAsync("/v1/stats/history"))["fault"] is not null);
            await Until.TrueAsync(async () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(5));
                return (await host.GetAsync("/v1/stats/history"))["fault"] is null;
            });

            Assert.Contains("stored_per_s", await File.ReadAllTextAsync(Path.Combine(data.FullName, "history.json")), StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task That_it_cannot_be_written_is_told_with_the_answer()
    {
        await using var host = await new Figures().StartAsync("/proc/isobar-is-not-there");
        JsonNode history = new JsonObject();
        await Until.TrueAsync(async () =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(5));
            history = await host.GetAsync("/v1/stats/history");
            return history["fault"] is not null;
        });

        Assert.False((bool)history["is_persisted"]!);
        Assert.Contains("could not be written", (string)history["fault"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_that_no_series_comes_from_is_not_read_for_it()
    {
        var costly = new Costly();
        await using var host = await ApiHost.StartAsync(services: services => services.AddSingleton<IStatsSection>(costly));

        await PointsAsync(host, 3);
        Assert.Equal(0, costly.Reads);

        await host.GetAsync("/v1/stats");
        Assert.Equal(1, costly.Reads);
    }

    [Fact]
    public async Task Another_window_is_answered_400()
    {
        await using var host = await new Figures().StartAsync();
        var problem = await (await host.Client.GetAsync("/v1/stats/history?window=1h")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("window", (string)problem["field"]!);
    }

    private static async Task<JsonNode> PointsAsync(ApiHost host, int more)
    {
        var history = await host.GetAsync("/v1/stats/history");
        var last = LastTime(history);
        for (var points = 0; points < more;)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            history = await host.GetAsync("/v1/stats/history");
            if (LastTime(history) > last)
            {
                points++;
                last = LastTime(history);
            }
        }

        return history;
    }

    private static long LastTime(JsonNode history) => history["times"]!.AsArray() is { Count: > 0 } times ? (long)times[^1]! : 0;

    /// <summary>A warehouse that charges for being asked.</summary>
    private sealed class Costly : IStatsSection
    {
        public string Name => "warehouse";

        public int Reads { get; private set; }

        public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
        {
            Reads++;
            return new(new JsonObject());
        }
    }

    /// <summary>A pipeline's figures, as a test wants them.</summary>
    private sealed class Figures : IStatsSection
    {
        public string Name => "writer";

        public long Rows { get; set; }

        public int QueuedRows { get; set; }

        public Task<ApiHost> StartAsync(string? directory = null, DateTimeOffset? at = null) => ApiHost.StartAsync(
            options => options.History = directory is null ? HistoryKeeping.Memory : HistoryKeeping.File,
            services =>
            {
                services.AddSingleton<IStatsSection>(this).AddSingleton<TimeProvider>(new FakeTimeProvider(at ?? ApiHost.Now));
                if (directory is not null)
                {
                    services.AddSingleton(new HistoryFile(directory));
                }
            });

        public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken) =>
            new(new JsonObject { ["rows"] = Rows, ["queued_rows"] = QueuedRows });
    }
}
