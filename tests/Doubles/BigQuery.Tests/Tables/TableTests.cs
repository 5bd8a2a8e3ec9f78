using Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Tables;

public sealed class TableTests : DoubleTests
{
    [Fact]
    public async Task Table_is_answered_as_it_was_made()
    {
        await PostAsync("datasets/d/tables", $$$"""{"tableReference":{"tableId":"t"},"description":"what","schema":{"fields":{{{EventSchema}}}},"timePartitioning":{"type":"DAY","field":"seen"},"clustering":{"fields":["k"]}}""");
        await InsertAsync("t", Row("a"));

        var table = (await GetAsync("datasets/d/tables/t")).Document;

        Assert.Equal(("TABLE", "what", "DAY", "k"), ((string?)table["type"], (string?)table["description"], (string?)table["timePartitioning"]!["type"], (string?)table["clustering"]!["fields"]![0]));
        Assert.Equal(("0", "1"), ((string?)table["numRows"], (string?)table["streamingBuffer"]!["estimatedRows"]));
        Assert.Equal("REQUIRED", (string?)table["schema"]!["fields"]![0]!["mode"]);
    }

    [Fact]
    public async Task Nullable_columns_can_be_added_and_nothing_else()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a"));
        var columns = EventSchema[1..^1];

        var added = await PatchAsync(columns + """,{"name":"x","type":"STRING"}""");
        Assert.Equal(200, added.Status);
        Assert.Equal(["a|"], await RowsAsync("SELECT k, x FROM t"));
        Assert.Contains("Cannot add required fields", (await PatchAsync(columns + """,{"name":"x","type":"STRING"},{"name":"y","type":"STRING","mode":"REQUIRED"}""")).Message, StringComparison.Ordinal);
        Assert.Contains("Field x is missing in new schema", (await PatchAsync(columns)).Message, StringComparison.Ordinal);
        Assert.Contains("has changed type from STRING to INTEGER", (await PatchAsync(columns + """,{"name":"x","type":"INTEGER"}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_exists_is_a_duplicate_and_what_does_not_is_not_found()
    {
        await CreateAsync("t");

        Assert.Equal((409, "Already Exists: Dataset p:d"), Outcome(await PostAsync("datasets", """{"datasetReference":{"datasetId":"d"}}""")));
        Assert.Equal((409, "Already Exists: Table p:d.t"), Outcome(await PostAsync("datasets/d/tables", """{"tableReference":{"tableId":"t"}}""")));
        Assert.Equal((404, "Not found: Table p:d.x"), Outcome(await GetAsync("datasets/d/tables/x")));
        Assert.Equal((404, "Not found: Dataset p:x"), Outcome(await GetAsync("datasets/x")));
    }

    [Fact]
    public async Task View_shows_its_query_and_is_checked_when_made()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a"), Row("b"));
        var made = await PostAsync("datasets/d/tables", """{"tableReference":{"tableId":"v"},"view":{"query":"SELECT k AS name FROM `p.d.t` WHERE k > 'a'","useLegacySql":false}}""");
        var broken = await PostAsync("datasets/d/tables", """{"tableReference":{"tableId":"w"},"view":{"query":"SELECT nope FROM `p.d.t`","useLegacySql":false}}""");

        Assert.Equal(("VIEW", "name"), ((string?)made.Document["type"], (string?)made.Document["schema"]!["fields"]![0]!["name"]));
        Assert.Equal("Unrecognized name: nope at [1:8]", broken.Message);
        Assert.Equal(["b"], await RowsAsync("SELECT name FROM v"));
    }

    [Fact]
    public async Task Rows_are_listed_in_pages()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a"), Row("b"), Row("c"));

        var first = await GetAsync("datasets/d/tables/t/data?maxResults=2&selectedFields=k");
        var second = await GetAsync($"datasets/d/tables/t/data?maxResults=2&selectedFields=k&pageToken={first.Document["pageToken"]}");

        Assert.Equal(["a", "b"], first.Rows);
        Assert.Equal(["c"], second.Rows);
        Assert.False(second.Document.ContainsKey("pageToken"));
    }

    private Task<Reply> PatchAsync(string columns) =>
        SendAsync(HttpMethod.Patch, "datasets/d/tables/t", $$$"""{"schema":{"fields":[{{{columns}}}]}}""");

    private static (int Status, string? Message) Outcome(Reply reply) => (reply.Status, reply.Message);
}
