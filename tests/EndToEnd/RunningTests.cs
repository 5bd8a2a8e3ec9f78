using System.Text;
using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd;

/// <summary>Bad days of a running silo.</summary>
public sealed class RunningTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    [Fact]
    public async Task Termination_under_load_drains_and_loses_nothing()
    {
        var silo = await SiloProcess.StartAsync(_data.FullPath);
        using var client = new SiloClient(() => silo.Address);
        var producer = new Producer(client, seed: 1, distinct: 20_000, sends: 20_000, DateTimeOffset.UtcNow);
        var producing = producer.RunAsync();
        await client.UntilAsync(stats => producer.Sent > 2_000 && SiloClient.Unacknowledged(stats) > 0);

        var exitCode = await silo.TerminateAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("Stopped: everything accepted is stored or safe in the broker.", silo.Output, StringComparison.Ordinal);
        Assert.Equal("", silo.Errors);
        silo.Dispose();
        silo = await SiloProcess.StartAsync(_data.FullPath);
        await producing;
        await client.UntilSettledAsync();
        Assert.Equal(producer.Accepted.Count, await client.CountAsync("select count(*) from enriched_events"));
        silo.Dispose();
    }

    [Fact]
    public async Task A_poison_message_in_the_broker_delays_nobody_while_it_is_tried_again()
    {
        await PublishPoisonBeforeAnEventAsync();

        // A hundred attempts, with their growing pauses, are not over when anybody looks.
        using var silo = await SiloProcess.StartAsync(_data.FullPath, "--set", "Delivery:MaxAttempts=100");
        using var client = new SiloClient(() => silo.Address);
        var stats = await client.UntilAsync(static stats =>
            stats["warehouse"]!["rows"]!.GetValue<long>() == 1 && SiloClient.Unacknowledged(stats) == 1 && stats["pipeline"]!["at_fault"]!.GetValue<long>() > 1);

        Assert.Equal(0, stats["warehouse"]!["dead_letters"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_poison_message_in_the_broker_becomes_a_dead_letter()
    {
        await PublishPoisonBeforeAnEventAsync();

        using var silo = await SiloProcess.StartAsync(_data.FullPath);
        using var client = new SiloClient(() => silo.Address);
        var stats = await client.UntilAsync(static stats => stats["warehouse"]!["dead_letters"]!.GetValue<long>() == 1);

        Assert.Equal(4, stats["pipeline"]!["at_fault"]!.GetValue<long>());
        var letters = await client.RowsAsync("select reason, detail, attempts, cast(payload as text) from dead_letters");
        Assert.Equal("invalid", letters[0]![0]!.GetValue<string>());
        Assert.Contains("JSON", letters[0]![1]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(5, letters[0]![2]!.GetValue<int>());
        Assert.Equal("this is not an event", letters[0]![3]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_identity_with_other_content_keeps_the_first_and_is_counted()
    {
        using var silo = await SiloProcess.StartAsync(_data.FullPath);
        using var client = new SiloClient(() => silo.Address);
        var first = MadeUpEvents.Line(1, DateTimeOffset.UtcNow);
        await client.SendAsync([first]);
        await client.UntilSettledAsync();

        await client.SendAsync([first.Replace("\"test\"", "\"other\"", StringComparison.Ordinal)]);
        var stats = await client.UntilAsync(static stats => stats["pipeline"]!["conflicts"]!.GetValue<long>() == 1);

        Assert.Equal(1, stats["pipeline"]!["duplicates"]!.GetValue<long>());
        Assert.Equal("test", (await client.RowsAsync("select type from enriched_events"))[0]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_weather_source_that_is_down_costs_a_reason_and_not_the_row()
    {
        using var silo = await SiloProcess.StartWithWeatherAsync(
            "open-meteo", _data.FullPath, "--set", "Weather:OpenMeteo:BaseAddress=http://127.0.0.1:9/");
        using var client = new SiloClient(() => silo.Address);

        await client.SendAsync([MadeUpEvents.Line(1, DateTimeOffset.UtcNow)]);
        await client.UntilAsync(static stats => stats["warehouse"]!["rows"]!.GetValue<long>() == 1);

        var row = await client.RowsAsync("select weather_status, weather_reason from enriched_events");
        Assert.Equal("missing", row[0]![0]!.GetValue<string>());
        Assert.NotNull(row[0]![1]);
    }

    [Theory]
    [InlineData("delete from enriched_events")]
    [InlineData("attach database '/tmp/x.db' as x")]
    [InlineData("select 1; select 2")]
    [InlineData("with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n")]
    public async Task Sql_that_writes_attaches_or_runs_for_ever_is_refused(string sql)
    {
        using var silo = await SiloProcess.StartAsync(_data.FullPath, "--set", "Api:QueryTimeout=00:00:01");
        using var client = new SiloClient(() => silo.Address);

        var (status, problem) = await client.QueryAsync(sql);

        Assert.Equal(400, status);
        Assert.NotEqual("", problem["detail"]!.GetValue<string>());
    }

    public void Dispose() => _data.Dispose();

    private Task PublishPoisonBeforeAnEventAsync() => BrokerFile.PublishAsync(
        _data.FullPath, ("this is not an event"u8.ToArray(), null, null), (Encoding.UTF8.GetBytes(MadeUpEvents.Line(7, DateTimeOffset.UtcNow)), null, null));
}
