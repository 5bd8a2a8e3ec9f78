using Isobar.Adapters.BigQuery.Tables;
using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Adapters.BigQuery;

/// <summary>Streaming learns of a new table, or a new column, only after minutes; rows wait for it where they are safe.</summary>
public sealed class LagTests : IAsyncLifetime
{
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private DoubleFixture _fixture = null!;

    private IWarehouse Warehouse => _fixture.Warehouse;

    public async Task InitializeAsync() => _fixture = await DoubleFixture.StartAsync(_clock);

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public async Task New_table_is_unavailable_at_first_and_nothing_is_lost()
    {
        _fixture.Server.Streaming.LagAfterCreate = Lag;

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => Warehouse.AppendAsync([Rows.Full("a")], default));
        Assert.Contains("enriched_events_landing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("streaming learns of it within minutes", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => Warehouse.AppendDeadLettersAsync([Rows.Letter("b")], default));
        _clock.Advance(Lag);

        Assert.Equal([AppendOutcome.Stored], await Warehouse.AppendAsync([Rows.Full("a")], default));
        await Warehouse.AppendDeadLettersAsync([Rows.Letter("b")], default);
        Assert.Single(await Warehouse.GetAsync([Rows.Full("a").Key], default));
    }

    [Fact]
    public async Task Table_without_a_column_gets_it_and_rows_come_with_it_once_streaming_knows()
    {
        await CreateWithoutAsync("is_day");
        _fixture.Server.Streaming.LagAfterChange = Lag;

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => Warehouse.AppendAsync([Rows.Full("a")], default));
        Assert.Contains("is_day", failure.Message, StringComparison.Ordinal);
        Assert.Contains("enriched_events_landing", failure.Message, StringComparison.Ordinal);
        _clock.Advance(Lag);

        Assert.Equal([AppendOutcome.Stored], await Warehouse.AppendAsync([Rows.Full("a")], default));
        await _fixture.Host.Merging.MergeAsync(MergePosition.Unknown, default);
        Assert.True(Assert.Single(await Warehouse.GetAsync([Rows.Full("a").Key], default)).Weather.Observation!.IsDay);
        Assert.Equal(2, _fixture.Server.Counters.Of(Operations.TablesPatch, "ok"));
    }

    [Fact]
    public async Task Row_that_BigQuery_refuses_is_refused_and_its_neighbours_are_stored()
    {
        _fixture.Server.Streaming.Refuse = static (_, row) => row.GetProperty("event_id").GetString() == "bad" ? "It is not to our taste." : null;

        var outcomes = await Warehouse.AppendAsync([Rows.Full("a"), Rows.Full("bad"), Rows.Full("b")], default);

        Assert.Equal([AppendResult.Stored, AppendResult.Refused, AppendResult.Stored], outcomes.Select(static outcome => outcome.Result));
        Assert.Contains("not to our taste", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await Warehouse.GetAsync([Rows.Full("a").Key, Rows.Full("bad").Key, Rows.Full("b").Key], default)).Count);
    }

    // As an earlier version of the schema would have made them.
    private async Task CreateWithoutAsync(string column)
    {
        var names = _fixture.Host.Get<TableNames>();
        using var http = new HttpClient { BaseAddress = _fixture.Server.BaseAddress };
        await PostAsync(http, names.DatasetsPath, """{"datasetReference":{"projectId":"p","datasetId":"isobar"},"location":"US"}""");
        foreach (var table in TableDefinitions.All(_fixture.Host.Get<Isobar.Adapters.BigQuery.BigQueryOptions>(), names))
        {
            var older = table with { Schema = new([.. table.Schema!.Fields.Where(field => field.Name != column)]) };
            await PostAsync(
                http, names.TablesPath, System.Text.Json.JsonSerializer.Serialize(older, Isobar.Adapters.BigQuery.Rest.BigQueryJson.Default.TableResource));
        }
    }

    private static async Task PostAsync(HttpClient http, string path, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }
}
