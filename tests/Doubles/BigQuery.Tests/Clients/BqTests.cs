using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Clients;

/// <summary>Google's command line makes its client from the discovery document, and reads answers in its own way.</summary>
public sealed class BqTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("isobar-bq-").FullName;
    private BigQueryDouble _service = null!;

    public async Task InitializeAsync() => _service = await BigQueryDouble.StartAsync();

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Googles_bq_does_its_work_on_the_double()
    {
        const string rows = """
            {"k":"a","seen_at":"2026-11-22T10:00:00Z","n":1,"p":"{\"x\":1}"}
            {"k":"b","seen_at":"2026-11-22T11:00:00.5Z","n":2}

            """;
        await File.WriteAllTextAsync(Path.Combine(_directory, "rows.json"), rows);
        if (await BqAsync("mk", "--dataset", "d") is not { } made)
        {
            output.WriteLine("Not tested: this machine has no bq.");
            return;
        }

        Assert.Contains("successfully created", made.Text, StringComparison.Ordinal);
        Assert.Contains("successfully created", (await DoneAsync(
            "mk", "--table", "--schema=k:STRING,seen_at:TIMESTAMP,n:INTEGER,p:JSON", "--time_partitioning_field=seen_at", "--clustering_fields=k", "d.e")).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await DoneAsync("insert", "d.e", "rows.json")).Code);
        Assert.Equal(0, (await DoneAsync("load", "--source_format=NEWLINE_DELIMITED_JSON", "d.e", "rows.json")).Code);
        var found = await DoneAsync("query", "--use_legacy_sql=false", "--format=json", "SELECT k, COUNT(*) AS c, MAX(seen_at) AS latest FROM d.e GROUP BY k ORDER BY k");
        Assert.Equal(
            """[{"c":"2","k":"a","latest":"2026-11-22 10:00:00"},{"c":"2","k":"b","latest":"2026-11-22 11:00:00"}]""", found.Text.Trim());
        Assert.Contains("will process 12 bytes", (await DoneAsync("query", "--use_legacy_sql=false", "--dry_run", "SELECT k FROM d.e")).Text, StringComparison.Ordinal);
        var refused = await DoneAsync("query", "--use_legacy_sql=false", "SELECT nope FROM d.e");
        Assert.NotEqual(0, refused.Code);
        Assert.Contains("Unrecognized name: nope at [1:8]", refused.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var shown = JsonNode.Parse((await DoneAsync("--format=json", "show", "d.e")).Text)!;
        Assert.Equal(("DAY", "k", "2"), ((string?)shown["timePartitioning"]!["type"], (string?)shown["clustering"]!["fields"]![0], (string?)shown["numRows"]));
        Assert.Contains("DAY (field: seen_at)", (await DoneAsync("ls", "d")).Text, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Text)> DoneAsync(params string[] arguments) =>
        await BqAsync(arguments) ?? throw new InvalidOperationException("bq is gone.");

    private async Task<(int Code, string Text)?> BqAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CLOUDSDK_AUTH_ACCESS_TOKEN"] = "x",
            ["CLOUDSDK_CONFIG"] = Path.Combine(_directory, "config"),
            ["HOME"] = _directory,
        };
        var run = await ClientProgram.RunAsync(
            "bq", _directory, environment, ["--api", _service.BaseAddress.ToString().TrimEnd('/'), "--project_id=p", "--quiet", .. arguments]);
        return run is { } ended ? (ended.Code, ended.Output + (ended.Code == 0 ? "" : ended.Errors)) : null;
    }
}
