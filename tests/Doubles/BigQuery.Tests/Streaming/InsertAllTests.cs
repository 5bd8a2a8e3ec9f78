using Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Streaming;

public sealed class InsertAllTests : DoubleTests
{
    [Fact]
    public async Task Row_with_a_known_insertId_goes_in_once_until_the_id_is_forgotten()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a"), Row("a"));
        await InsertAsync("t", Row("a"));
        Assert.Equal(["1"], await RowsAsync("SELECT COUNT(*) FROM t"));

        Time.Advance(TimeSpan.FromSeconds(61));
        await InsertAsync("t", Row("a"));

        Assert.Equal(["2"], await RowsAsync("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task Without_deduplication_every_row_goes_in()
    {
        Service.Streaming.DedupeWindow = TimeSpan.Zero;
        await CreateAsync("t");

        await InsertAsync("t", Row("a"), Row("a"));

        Assert.Equal(["2"], await RowsAsync("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task One_bad_row_stops_the_others()
    {
        await CreateAsync("t");

        var reply = await InsertAsync("t", Row("a"), """{"json":{"k":"b","seen":"nonsense"}}""", """{"json":{"seen":"2026-11-22T10:00:00Z"}}""");

        Assert.Equal((200, "stopped", "invalid", "invalid"), (reply.Status, reply.Refusals[0], reply.Refusals[1], reply.Refusals[2]));
        Assert.Equal("Missing required field: k.", (string?)reply.Document["insertErrors"]![2]!["errors"]![0]!["message"]);
        Assert.Equal(["0"], await RowsAsync("SELECT COUNT(*) FROM t"));
        Assert.Empty((await InsertAsync("t", Row("a"))).Refusals);
    }

    [Fact]
    public async Task Rows_of_the_tests_choice_are_refused()
    {
        Service.Streaming.Refuse = (_, row) => row.GetProperty("k").GetString() == "b" ? "no b" : null;
        await CreateAsync("t");

        var reply = await InsertAsync("t", Row("a"), Row("b"));

        Assert.Equal(("stopped", "invalid"), (reply.Refusals[0], reply.Refusals[1]));
    }

    [Fact]
    public async Task Unknown_field_is_refused_by_name()
    {
        await CreateAsync("t");

        var reply = await InsertAsync("t", """{"json":{"k":"a","seen":"2026-11-22T10:00:00Z","x":1}}""");

        Assert.Equal("no such field: x.", (string?)reply.Document["insertErrors"]![0]!["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task New_table_is_unknown_to_streaming_for_a_while()
    {
        Service.Streaming.LagAfterCreate = TimeSpan.FromMinutes(2);
        await CreateAsync("t");

        var early = await InsertAsync("t", Row("a"));
        Time.Advance(TimeSpan.FromMinutes(2));
        var later = await InsertAsync("t", Row("a"));

        Assert.Equal((404, "notFound", 200), (early.Status, early.Reason, later.Status));
    }

    [Fact]
    public async Task New_column_is_unknown_to_streaming_for_a_while()
    {
        Service.Streaming.LagAfterChange = TimeSpan.FromMinutes(2);
        await CreateAsync("t");
        await SendAsync(HttpMethod.Patch, "datasets/d/tables/t", $$$"""{"schema":{"fields":{{{EventSchema[..^1]}}},{"name":"x","type":"STRING"}]}}""");
        const string row = """{"json":{"k":"a","seen":"2026-11-22T10:00:00Z","x":"1"}}""";

        var early = await InsertAsync("t", row);
        Time.Advance(TimeSpan.FromMinutes(2));
        var later = await InsertAsync("t", row);

        Assert.Equal("no such field: x.", (string?)early.Document["insertErrors"]![0]!["errors"]![0]!["message"]);
        Assert.Empty(later.Refusals);
    }

    [Fact]
    public async Task Too_many_rows_too_old_a_day_and_no_rows_are_refused()
    {
        Service.Streaming.MaximumRows = 2;
        await CreateAsync("t");

        Assert.Equal((400, "invalid"), Outcome(await InsertAsync("t", Row("a"), Row("b"), Row("c"))));
        Assert.Equal((400, "invalid"), Outcome(await InsertAsync("t")));
        var old = await InsertAsync("t", Row("a", "2015-01-01T00:00:00Z"));
        Assert.Contains("outside the allowed bounds", (string?)old.Document["insertErrors"]![0]!["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    private static (int Status, string? Reason) Outcome(Reply reply) => (reply.Status, reply.Reason);
}
