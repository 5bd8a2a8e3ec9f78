using System.Text.Json;
using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Querying;

public sealed class QueryTests : ClientTest
{
    private const string Found = """{"columns":["city","n","n"],"rows":[["Wien, \"Stadt\"",1,true],["München",2.50,null]],"truncated":false}""";

    [Fact]
    public async Task A_table_is_for_people()
    {
        Server.Usually("/v1/query", Replies.Json(Found));

        var outcome = await Client.RunAsync("query", "select 1");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("München", outcome.Output);
        Assert.Contains("2.50", outcome.Output);
        Assert.Equal("""{"sql":"select 1"}""", Assert.Single(Server.Requests).Body);
    }

    [Fact]
    public async Task Csv_quotes_what_needs_it()
    {
        Server.Usually("/v1/query", Replies.Json(Found));

        var outcome = await Client.RunAsync("query", "select 1", "--format", "csv");

        Assert.Equal("city,n,n\r\n\"Wien, \"\"Stadt\"\"\",1,true\r\nMünchen,2.50,\r\n", outcome.Output);
    }

    [Theory]
    [InlineData("--format", "json")]
    [InlineData("--json", null)]
    public async Task Json_has_an_object_per_row_and_loses_no_column(string option, string? value)
    {
        Server.Usually("/v1/query", Replies.Json(Found));

        var outcome = await Client.RunAsync(value is null ? ["query", "select 1", option] : ["query", "select 1", option, value]);

        var second = JsonDocument.Parse(outcome.Output).RootElement[1];
        Assert.Equal("""{"city":"München","n":2.50,"n_2":null}""", second.GetRawText());
    }

    [Fact]
    public async Task A_cut_result_says_so()
    {
        Server.Usually("/v1/query", Replies.Json("""{"columns":["a"],"rows":[[1]],"truncated":true}"""));

        var outcome = await Client.RunAsync("query", "select 1", "--format", "csv");

        Assert.Equal((0, "a\r\n1\r\n"), (outcome.ExitCode, outcome.Output));
        Assert.Contains("only the first 1 rows", outcome.Error);
    }

    [Fact]
    public async Task A_cost_is_told_beside_the_rows()
    {
        Server.Usually("/v1/query", Replies.Json(
            """{"columns":["a"],"rows":[[1]],"truncated":false,"cost":{"bytes_processed":2097152,"bytes_billed":10485760,"estimated_usd":0.00006}}"""));

        var outcome = await Client.RunAsync("query", "select 1", "--format", "csv");

        Assert.Equal(
            new ClientOutcome(0, "a\r\n1\r\n", $"isobar: read 2 MiB, charged for 10 MiB, about $0.00006.{Environment.NewLine}"), outcome);
    }

    [Theory]
    [InlineData("""{"bytes_processed":3221225472,"estimated_usd":0.018311}""", "would read 3 GiB, about $0.018311")]
    [InlineData("""{"bytes_processed":null,"estimated_usd":0}""", "queries cost nothing on this warehouse")]
    public async Task A_dry_run_tells_what_the_query_would_cost(string estimate, string line)
    {
        Server.Usually("/v1/query", Replies.Json(estimate));

        var outcome = await Client.RunAsync("query", "select 1", "--dry-run");

        Assert.Equal(new ClientOutcome(0, line + Environment.NewLine, ""), outcome);
        Assert.Equal("""{"sql":"select 1","dry_run":true}""", Assert.Single(Server.Requests).Body);
    }

    [Fact]
    public async Task A_dry_run_is_json_for_programs()
    {
        Server.Usually("/v1/query", Replies.Json("""{"bytes_processed":1,"estimated_usd":0}"""));

        var outcome = await Client.RunAsync("query", "select 1", "--dry-run", "--json");

        Assert.Equal(1, JsonDocument.Parse(outcome.Output).RootElement.GetProperty("bytes_processed").GetInt32());
    }

    [Fact]
    public async Task Sql_may_come_from_standard_input()
    {
        Server.Usually("/v1/query", Replies.Json(Found));
        Client.Input = ClientHarness.Text("select 2");

        await Client.RunAsync("query", "-");

        Assert.Equal("""{"sql":"select 2"}""", Assert.Single(Server.Requests).Body);
    }

    [Fact]
    public async Task A_refused_query_fails_with_the_reason_in_one_line()
    {
        Server.Usually("/v1/query", Replies.Problem(400, "no such table: events"));

        var outcome = await Client.RunAsync("query", "select * from events");

        Assert.Equal(new ClientOutcome(1, "", $"isobar: no such table: events{Environment.NewLine}"), outcome);
    }

    [Fact]
    public async Task No_sql_is_wrong_use()
    {
        var outcome = await Client.RunAsync("query", " ");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(Server.Requests);
    }
}
