using System.Net;
using Isobar.Api.Tests.Hosting;
using Isobar.Warehousing;

namespace Isobar.Api.Tests.Query;

public sealed class QueryTests
{
    [Fact]
    public async Task A_query_is_answered_with_columns_rows_and_whether_rows_were_cut()
    {
        await using var host = await ApiHost.StartAsync(options => options.QueryTimeout = TimeSpan.FromSeconds(3));
        QueryRequest? asked = null;
        host.Warehouse.OnQuery = request =>
        {
            asked = request;
            return new QueryResult(["a", "b"], [[null, true], [long.MaxValue, 1.5], ["x", double.PositiveInfinity]], true);
        };

        var answer = await host.PostAsync("/v1/query", """{"sql":"select 1","max_rows":3}""");

        Assert.Equal(
            """{"columns":["a","b"],"rows":[[null,true],[9223372036854775807,1.5],["x","Infinity"]],"truncated":true}""",
            (await answer.JsonAsync(HttpStatusCode.OK)).ToJsonString());
        Assert.Equal(new QueryRequest("select 1", 3, TimeSpan.FromSeconds(3)), asked);
    }

    [Theory]
    [InlineData("""{}""", null, "sql")]
    [InlineData("""{"sql":null}""", "sql", "null")]
    [InlineData("""{"sql":" "}""", "sql", "statement")]
    [InlineData("""{"sql":7}""", "sql", "")]
    [InlineData("""{"sql":"select 1","max_rows":0}""", "max_rows", "10000")]
    [InlineData("""{"sql":"select 1","max_rows":10001}""", "max_rows", "10000")]
    [InlineData("""{"sql":"select 1","max_row":1}""", "max_row", "max_row")]
    [InlineData("""{"sql":"select 1",""", null, "Not a valid body")]
    [InlineData("null", null, "null")]
    [InlineData("[]", null, "")]
    [InlineData("", null, "JSON")]
    public async Task A_bad_body_is_answered_400_naming_the_field(string body, string? field, string detail)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.PostAsync("/v1/query", body)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(field, (string?)problem["field"]);
        Assert.Contains(detail, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_is_charged_for_tells_its_cost()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.OnQuery = _ => new QueryResult(["a"], [], false) { Cost = new QueryCost(1_000, 10_485_760, 0.0625) };

        var answer = await host.PostAsync("/v1/query", """{"sql":"select 1"}""");

        Assert.Equal(
            """{"columns":["a"],"rows":[],"truncated":false,"cost":{"bytes_processed":1000,"bytes_billed":10485760,"estimated_usd":0.0625}}""",
            (await answer.JsonAsync(HttpStatusCode.OK)).ToJsonString());
    }

    [Fact]
    public async Task A_dry_run_tells_what_a_query_would_cost_and_does_not_run_it()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.OnQuery = _ => throw new InvalidOperationException("It was run.");
        host.Warehouse.OnEstimate = sql => new QueryEstimate(sql.Length, 0.5);

        var answer = await host.PostAsync("/v1/query", """{"sql":"select 1","dry_run":true}""");

        Assert.Equal("""{"bytes_processed":8,"estimated_usd":0.5}""", (await answer.JsonAsync(HttpStatusCode.OK)).ToJsonString());
    }

    [Fact]
    public async Task A_dry_run_where_queries_cost_nothing_says_so()
    {
        await using var host = await ApiHost.StartAsync();

        var answer = await host.PostAsync("/v1/query", """{"sql":"select 1","dry_run":true}""");

        Assert.Equal("""{"bytes_processed":null,"estimated_usd":0}""", (await answer.JsonAsync(HttpStatusCode.OK)).ToJsonString());
    }

    [Fact]
    public async Task A_refused_query_is_answered_400_with_the_reason()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.OnQuery = _ => throw new QueryRefusedException("Only reading is allowed, not DROP.");

        var problem = await (await host.PostAsync("/v1/query", """{"sql":"drop table x"}""")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("Only reading is allowed, not DROP.", (string)problem["detail"]!);
        Assert.Equal("sql", (string)problem["field"]!);
    }

    [Fact]
    public async Task An_unavailable_warehouse_is_answered_503()
    {
        await using var host = await ApiHost.StartAsync();
        host.Warehouse.Failure = new WarehouseUnavailableException("The disk is full; free some space.");

        var problem = await (await host.PostAsync("/v1/query", """{"sql":"select 1"}""")).ProblemAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Contains("free some space", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_queries_at_once_are_answered_429()
    {
        await using var host = await ApiHost.StartAsync(options => options.MaxQueriesInFlight = 1);
        var ready = new TaskCompletionSource();
        host.Warehouse.Barrier = ready.Task;
        var running = host.PostAsync("/v1/query", """{"sql":"select 1"}""");
        await host.Warehouse.Begun.WaitAsync();

        await (await host.PostAsync("/v1/query", """{"sql":"select 1"}""")).ProblemAsync(HttpStatusCode.TooManyRequests);

        ready.SetResult();
        await (await running).JsonAsync(HttpStatusCode.OK);
        await (await host.PostAsync("/v1/query", """{"sql":"select 1"}""")).JsonAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_query_that_is_not_json_or_too_long_is_refused()
    {
        await using var host = await ApiHost.StartAsync();

        await (await host.PostAsync("/v1/query", "select 1", "text/plain")).ProblemAsync(HttpStatusCode.UnsupportedMediaType);
        await (await host.PostAsync("/v1/query", $"{{\"sql\":\"{new string('x', 1_000_000)}\"}}"))
            .ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }
}
