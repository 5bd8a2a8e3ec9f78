using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Adapters.BigQuery;

/// <summary>The SQL of users: what runs, what it may cost, and what its values become.</summary>
public sealed class QueryTests
{
    private readonly QueryScript _script = new();

    [Fact]
    public async Task Values_are_those_of_every_warehouse()
    {
        _script.Page("""
            {"jobComplete":true,
             "schema":{"fields":[
               {"name":"i","type":"INTEGER"},{"name":"f","type":"FLOAT"},{"name":"inf","type":"FLOAT64"},{"name":"b","type":"BOOLEAN"},{"name":"t","type":"TIMESTAMP"},
               {"name":"y","type":"BYTES"},{"name":"s","type":"STRING"},{"name":"n","type":"NUMERIC"},{"name":"j","type":"JSON"},{"name":"nothing","type":"INTEGER"},
               {"name":"a","type":"INTEGER","mode":"REPEATED"},
               {"name":"r","type":"RECORD","fields":[{"name":"x","type":"FLOAT"},{"name":"at","type":"TIMESTAMP"},{"name":"none","type":"STRING"}]}]},
             "rows":[{"f":[{"v":"9223372036854775807"},{"v":"2.5E-3"},{"v":"-Infinity"},{"v":"true"},{"v":"1795348800123456"},
               {"v":"ewD/fQ=="},{"v":"täglich"},{"v":"1.10"},{"v":"{\"a\":1}"},{"v":null},
               {"v":[{"v":"1"},{"v":"2"}]},{"v":{"f":[{"v":"0.5"},{"v":"0"},{"v":null}]}}]}]}
            """);
        using var host = Host();

        var result = await QueryAsync(host);

        Assert.Equal(["i", "f", "inf", "b", "t", "y", "s", "n", "j", "nothing", "a", "r"], result.Columns);
        Assert.Equal(
            [
                long.MaxValue, 0.0025, double.NegativeInfinity, true, "2026-11-22T12:00:00.123456Z", "7b00ff7d", "täglich", "1.10", """{"a":1}""", null,
                "[1,2]", """{"x":0.5,"at":"1970-01-01T00:00:00.000000Z","none":null}""",
            ],
            Assert.Single(result.Rows));
    }

    [Fact]
    public async Task Pages_are_fetched_until_there_are_rows_enough()
    {
        _script
            .Page("""{"jobComplete":false}""")
            .Page("""{"jobComplete":true,"schema":{"fields":[{"name":"i","type":"INT64"}]},"rows":[{"f":[{"v":"1"}]},{"f":[{"v":"2"}]}],"pageToken":"a b"}""")
            .Page("""{"jobComplete":true,"schema":{"fields":[{"name":"i","type":"INT64"}]},"rows":[{"f":[{"v":"3"}]},{"f":[{"v":"4"}]}],"pageToken":"c"}""");
        using var host = Host();

        var result = await QueryAsync(host, maximumRows: 3);

        Assert.Equal([1L, 2L, 3L], result.Rows.Select(static row => row[0]));
        Assert.True(result.Truncated);
        Assert.Equal(3, _script.Fetches.Count);
        Assert.Contains("pageToken=a%20b", _script.Fetches[2].Path, StringComparison.Ordinal);
        Assert.Contains("maxResults=2&", _script.Fetches[2].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_tells_what_it_cost()
    {
        _script.Page("""{"jobComplete":true,"schema":{"fields":[]}}""");
        using var host = Host(("PricePerTiB", "1000"));

        var result = await QueryAsync(host);

        Assert.Equal(new QueryCost(2_000, 10_485_760, 0.009537), result.Cost);
    }

    [Fact]
    public async Task Estimate_runs_nothing()
    {
        _script.BytesProcessed = 1L << 40;
        using var host = Host();

        var estimate = await host.Warehouse.EstimateAsync("SELECT 1", default);

        Assert.Equal(new QueryEstimate(1L << 40, 6.25), estimate);
        Assert.Empty(_script.Runs);
    }

    [Fact]
    public async Task Query_that_would_cost_too_much_is_refused_with_bytes_cost_and_limit()
    {
        _script.BytesProcessed = 3L << 40;
        using var host = Host();

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(host));

        Assert.Contains("3 TiB ($18.75)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("10 GiB ($0.061035)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("BigQuery:MaximumBytesBilled", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_script.Runs);
    }

    [Fact]
    public async Task Bounds_go_with_the_job()
    {
        _script.Page("""{"jobComplete":true,"schema":{"fields":[]}}""");
        using var host = Host(("MaximumBytesBilled", "12345"), ("Location", "EU"));

        await QueryAsync(host);

        var run = Assert.Single(_script.Runs).Body;
        Assert.Contains("\"maximumBytesBilled\":\"12345\"", run, StringComparison.Ordinal);
        Assert.Contains("\"jobTimeoutMs\":\"45000\"", run, StringComparison.Ordinal);
        Assert.Contains("\"location\":\"EU\"", run, StringComparison.Ordinal);
        Assert.Contains("\"useLegacySql\":false", run, StringComparison.Ordinal);
        Assert.Contains("\"defaultDataset\":{\"projectId\":\"p\",\"datasetId\":\"isobar\"}", run, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "DELETE is not allowed")]
    [InlineData("CREATE_TABLE", "CREATE_TABLE is not allowed")]
    [InlineData("EXPORT_DATA", "EXPORT_DATA is not allowed")]
    [InlineData("SCRIPT", "Only one statement")]
    public async Task Only_a_select_runs(string statementType, string reason)
    {
        _script.StatementType = statementType;
        using var host = Host();

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(host));
        await Assert.ThrowsAsync<QueryRefusedException>(() => host.Warehouse.EstimateAsync("x", default));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Empty(_script.Runs);
    }

    [Theory]
    [InlineData(400, "invalidQuery", "Unrecognized name: x at [1:8]")]
    [InlineData(404, "notFound", "Not found: Table p:isobar.x")]
    [InlineData(403, "accessDenied", "Access Denied: Table other:a.b")]
    public async Task What_is_wrong_with_a_query_is_told_to_its_author(int status, string reason, string message)
    {
        _script.DryRunError = () => ScriptedApi.Error(status, reason, message);
        using var host = Host();

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(host));

        Assert.Equal($"BigQuery does not run the query: {message}", refused.Message);
    }

    [Theory]
    [InlineData(503, "backendError")]
    [InlineData(403, "quotaExceeded")]
    [InlineData(403, "billingNotEnabled")]
    public async Task What_is_wrong_with_BigQuery_is_not(int status, string reason)
    {
        _script.DryRunError = () => ScriptedApi.Error(status, reason);
        using var host = Host();

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => QueryAsync(host));
    }

    [Fact]
    public async Task Query_that_fails_while_it_runs_tells_why()
    {
        _script.ResultsError = static () => ScriptedApi.Error(400, "invalidQuery", "division by zero: 1 / 0");
        using var host = Host();

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(host));

        Assert.Contains("division by zero", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_script.Cancels);
    }

    [Fact]
    public async Task Query_that_takes_too_long_is_refused_and_its_job_cancelled()
    {
        using var host = Host();

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => host.Warehouse.QueryAsync(
            new QueryRequest("SELECT 1", 1, TimeSpan.FromMilliseconds(100)), default));

        Assert.Contains("after 0.1 s", refused.Message, StringComparison.Ordinal);
        Assert.Contains(JobIdOf(Assert.Single(_script.Runs)), Assert.Single(_script.Cancels).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_that_nobody_waits_for_is_cancelled()
    {
        using var host = Host();
        using var stop = new CancellationTokenSource();
        _script.ResultsError = () =>
        {
            stop.Cancel();
            return ScriptedApi.Json("""{"jobComplete":false}""");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => host.Warehouse.QueryAsync(new QueryRequest("SELECT 1", 1, TimeSpan.FromMinutes(1)), stop.Token));

        Assert.Contains(JobIdOf(Assert.Single(_script.Runs)), Assert.Single(_script.Cancels).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_beyond_the_bound_on_memory_is_refused()
    {
        var cell = new string('x', 600_000);
        _script.Page($$"""{"jobComplete":true,"schema":{"fields":[{"name":"s","type":"STRING"}]},"rows":[{"f":[{"v":"{{cell}}"}]},{"f":[{"v":"{{cell}}"}]}]}""");
        using var host = Host(("MaxResultBytes", "1000000"));

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(host));

        Assert.Contains("BigQuery:MaxResultBytes", refused.Message, StringComparison.Ordinal);
    }

    private static string JobIdOf(SeenRequest run) =>
        System.Text.Json.JsonDocument.Parse(run.Body).RootElement.GetProperty("jobReference").GetProperty("jobId").GetString()!;

    private static Task<QueryResult> QueryAsync(BigQueryHost host, int maximumRows = 10) =>
        host.Warehouse.QueryAsync(new QueryRequest("SELECT 1", maximumRows, TimeSpan.FromSeconds(30)), default);

    private BigQueryHost Host(params IReadOnlyList<(string Key, string Value)> settings) => new(_script.Api, settings: settings);
}
