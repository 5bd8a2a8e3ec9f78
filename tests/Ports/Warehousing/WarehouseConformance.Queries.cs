using Isobar.Warehousing;

namespace Isobar.Tests.Ports.Warehousing;

public abstract partial class WarehouseConformance
{
    [Fact]
    public async Task Query_answers_with_columns_and_values()
    {
        await AppendAsync(Rows.Full("a"));

        var result = await QueryAsync(
            $"SELECT event_id, temperature_c, weather_code, row_key, null AS absent FROM {Fixture.LiveTable}");

        Assert.Equal(["event_id", "temperature_c", "weather_code", "row_key", "absent"], result.Columns);
        Assert.Equal(["a", 7.25, 61L, Rows.Full("a").Key.ToString(), null], Assert.Single(result.Rows));
        Assert.False(result.Truncated);
    }

    [Fact]
    public async Task Every_column_of_the_schema_can_be_queried()
    {
        await AppendAsync(Rows.Full("a"));
        var columns = string.Join(", ", EnrichedEventSchema.Columns.Select(column => column.Name));

        var result = await QueryAsync($"SELECT {columns} FROM {Fixture.LiveTable}");

        Assert.Equal(EnrichedEventSchema.Columns.Select(column => column.Name), result.Columns);
    }

    [Fact]
    public async Task Rows_beyond_the_maximum_are_cut_and_said_to_be()
    {
        await AppendAsync(Rows.Full("a"), Rows.Full("b"), Rows.Full("c"));

        var cut = await QueryAsync($"SELECT event_id FROM {Fixture.LiveTable}", maximumRows: 2);
        var whole = await QueryAsync($"SELECT event_id FROM {Fixture.LiveTable}", maximumRows: 3);

        Assert.Equal((2, true), (cut.Rows.Count, cut.Truncated));
        Assert.Equal((3, false), (whole.Rows.Count, whole.Truncated));
    }

    [Theory]
    [InlineData("DELETE FROM enriched_events")]
    [InlineData("UPDATE enriched_events SET type = 'x'")]
    [InlineData("INSERT INTO dead_letters SELECT * FROM dead_letters")]
    [InlineData("DROP TABLE enriched_events")]
    [InlineData("CREATE TABLE mine(x INTEGER)")]
    public async Task Query_that_writes_is_refused(string sql)
    {
        await AppendAsync(Rows.Full("a"));

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(sql));

        Assert.NotEmpty(refused.Message);
        Assert.Equal(1, await CountAsync());
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("SELECT 1; DELETE FROM enriched_events")]
    public async Task Several_statements_are_refused(string sql) =>
        await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(sql));

    [Theory]
    [InlineData("SELEC 1")]
    [InlineData("SELECT no_such_column FROM enriched_events")]
    [InlineData("")]
    [InlineData("-- nothing")]
    public async Task Malformed_query_is_refused(string sql) =>
        await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(sql));

    [Fact]
    public async Task Query_that_takes_too_long_is_stopped()
    {
        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => Warehouse.QueryAsync(
            new QueryRequest(Fixture.EndlessQuery, 1, TimeSpan.FromSeconds(1)), default).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains("1 s", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_query_stops()
    {
        using var cancellation = new CancellationTokenSource();
        var query = Warehouse.QueryAsync(
            new QueryRequest(Fixture.EndlessQuery, 1, TimeSpan.FromMinutes(1)), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Appends_go_on_while_a_query_runs()
    {
        using var cancellation = new CancellationTokenSource();
        var query = Warehouse.QueryAsync(
            new QueryRequest(Fixture.EndlessQuery, 1, TimeSpan.FromMinutes(1)), cancellation.Token);

        await AppendAsync(Rows.Full("a")).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.False(query.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query);
    }
}
