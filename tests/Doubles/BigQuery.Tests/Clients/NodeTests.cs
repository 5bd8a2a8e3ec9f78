using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Clients;

/// <summary>Google's client for Node.js: <c>node/check.mjs</c> does what people do with it, and prints what came of it.</summary>
public sealed class NodeTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Quiet = new(StringComparer.Ordinal) { ["NO_COLOR"] = "1" };

    [Fact]
    public async Task Googles_client_for_node_does_its_work_on_the_double()
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "node");
        if (await MissingAsync(directory) is { } missing)
        {
            output.WriteLine($"Not tested: {missing}");
            return;
        }

        var file = Path.Combine(directory, "rows.ndjson");
        await File.WriteAllTextAsync(file, """
            {"k":"f","seen_at":"2026-11-21T10:00:00Z","n":5}
            {"k":"g","n":6,"tags":["z"]}

            """);
        await using var service = await BigQueryDouble.StartAsync();
        var run = await ClientProgram.RunAsync("node", directory, Quiet, "check.mjs", service.BaseAddress.ToString().TrimEnd('/'), file);

        Assert.True(run!.Value.Code == 0, run.Value.Errors);
        Check(JsonNode.Parse(run.Value.Output)!);
    }

    private static void Check(JsonNode results)
    {
        Assert.Equal("EU", (string?)results["createDataset"]);
        Assert.Equal(("Already Exists: Dataset node:d", 409), Failure(results["createAgain"]));
        Assert.Equal("DAY", (string?)results["createTable"]!["partitioning"]);
        Assert.Null(results["insert"]);
        Assert.Equal(
            ["stopped", "invalid", "invalid", "invalid"],
            results["insertPartly"]!["partial"]!.AsArray().Select(row => (string?)row!["reasons"]![0]));
        Assert.Equal("""{"state":"DONE","rows":"2"}""", results["load"]!.ToJsonString());
        Assert.Equal(
            """[{"k":"a","seen_at":"2026-11-22T10:00:00.123456000Z","n":1,"share":0.25,"tags":["x","y"]},{"k":"b","seen_at":"2026-11-22T11:00:00.000Z","n":2,"share":null,"tags":[]}]""",
            results["query"]!.ToJsonString());
        Assert.Equal("[10,10,5]", results["paging"]!.ToJsonString());
        Assert.Equal("""{"type":"SELECT","bytes":"12"}""", results["dryRun"]!.ToJsonString());
        Assert.Equal("""{"id":"endless","state":"DONE","reason":"stopped"}""", results["jobs"]!.ToJsonString());
        Assert.Equal(("Already Exists: Job node:EU.endless", 409), Failure(results["jobIdTaken"]));
        Assert.Equal(("Unrecognized name: x at [1:8]", 400), Failure(results["unrecognizedName"]));
        Assert.Equal(("Not found: Table node:d.nothing was not found in location EU", 404), Failure(results["noSuchTable"]));
        Assert.Equal("""["events"]""", results["tables"]!.ToJsonString());
    }

    private static (string? Message, int Code) Failure(JsonNode? result) => ((string?)result!["failed"], (int)result["code"]!);

    /// <summary>Why the client cannot be had here, or null once it is installed.</summary>
    private static async Task<string?> MissingAsync(string directory)
    {
        if (await ClientProgram.RunAsync("node", directory, Quiet, "--version") is null)
        {
            return "this machine has no node.";
        }

        if (await ClientProgram.RunAsync("npm", directory, Quiet, "ci", "--no-audit", "--no-fund", "--prefer-offline") is not { } install)
        {
            return "this machine has no npm.";
        }

        return install.Code == 0 ? null : $"npm cannot install the client here: {install.Errors.Split('\n')[0]}";
    }
}
