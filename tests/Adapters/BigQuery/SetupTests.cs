using System.Text.Json.Nodes;
using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;

namespace Isobar.Tests.Adapters.BigQuery;

/// <summary>What the start finds in the dataset, and what it does about it.</summary>
public sealed class SetupTests
{
    private const string Tables = "/bigquery/v2/projects/p/datasets/isobar/tables";

    private readonly ScriptedApi _api = new();
    private readonly Dictionary<string, JsonNode> _resources = [];

    public SetupTests() => _api.Other = Answer;

    [Fact]
    public async Task Dataset_tables_and_views_are_created_once()
    {
        using var first = new BigQueryHost(_api);
        await first.StartAsync();
        await first.Warehouse.AppendAsync([Rows.Full("a")], default);
        using var second = new BigQueryHost(_api);
        await second.StartAsync();

        Assert.Equal(
            ["dead_letters", "dead_letters_log", "enriched_events", "enriched_events_landing", "enriched_events_live"],
            _resources.Keys.Where(static path => path.StartsWith(Tables, StringComparison.Ordinal)).Select(static path => path[(Tables.Length + 1)..]).Order());
        Assert.Equal("US", (string?)_resources["/bigquery/v2/projects/p/datasets/isobar"]["location"]);
        Assert.Equal("""{"type":"HOUR","field":"landed_at","expirationMs":"259200000"}""", Table("enriched_events_landing")["timePartitioning"]!.ToJsonString());
        Assert.Equal("""["user_id","cell"]""", Table("enriched_events")["clustering"]!["fields"]!.ToJsonString());
        Assert.Equal(6, _api.Seen.Count(static request => request is { Method: "POST", IsInsert: false }));
        Assert.DoesNotContain(_api.Seen, static request => request.Method == "PATCH");
    }

    [Fact]
    public async Task Mode_stream_has_no_landing_table()
    {
        using var host = new BigQueryHost(_api, settings: ("Mode", "Stream"));

        await host.StartAsync();

        Assert.DoesNotContain($"{Tables}/enriched_events_landing", _resources.Keys);
        Assert.DoesNotContain("landing", (string?)Table("enriched_events_live")["view"]!["query"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_nullable_columns_are_added_and_others_stay()
    {
        await StartAsync();
        var fields = Table("enriched_events")["schema"]!["fields"]!.AsArray();
        fields.RemoveAt(fields.Count - 1);
        fields.Add(JsonNode.Parse("""{"name":"mine","type":"STRING"}"""));

        await StartAsync();

        var names = Table("enriched_events")["schema"]!["fields"]!.AsArray().Select(static field => (string?)field!["name"]).ToList();
        Assert.Equal(["weather_text", "mine", "is_day"], names[^3..]);
        Assert.Equal(1, _api.Seen.Count(static request => request.Method == "PATCH"));
    }

    [Fact]
    public async Task Types_may_bear_their_older_names()
    {
        await StartAsync();
        foreach (var field in Table("enriched_events")["schema"]!["fields"]!.AsArray())
        {
            field!["type"] = (string?)field["type"] switch { "INT64" => "INTEGER", "FLOAT64" => "FLOAT", "BOOL" => "BOOLEAN", var type => type };
        }

        await StartAsync();
    }

    [Theory]
    [InlineData("""{"name":"cell","type":"INT64","mode":"NULLABLE"}""", "column cell is INT64 and must be STRING")]
    [InlineData("""{"name":"cell","type":"STRING","mode":"REPEATED"}""", "column cell is REPEATED and must be NULLABLE")]
    [InlineData("""{"name":"user_id","type":"STRING","mode":"NULLABLE"}""", "column user_id is NULLABLE and must be REQUIRED")]
    [InlineData("""{"name":"tenant","type":"STRING","mode":"REQUIRED"}""", "column tenant is REQUIRED, and Isobar has no value for it")]
    public async Task Column_that_differs_is_an_error_that_names_it(string column, string difference)
    {
        await StartAsync();
        var fields = Table("enriched_events")["schema"]!["fields"]!.AsArray();
        var differing = JsonNode.Parse(column)!;
        var index = fields.ToList().FindIndex(field => (string?)field!["name"] == (string?)differing["name"]);
        if (index >= 0)
        {
            fields.RemoveAt(index);
        }

        fields.Add(differing);

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(StartAsync);

        Assert.Contains($"table p.isobar.enriched_events is not as Isobar needs it: {difference}.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timePartitioning", """{"type":"MONTH","field":"occurred_at"}""", "it is partitioned by MONTH of occurred_at and must be by DAY of occurred_at")]
    [InlineData("clustering", """{"fields":["cell"]}""", "it is clustered by cell and must be by user_id, cell")]
    [InlineData("type", "\"EXTERNAL\"", "it is a EXTERNAL and must be a TABLE")]
    public async Task Layout_that_differs_is_an_error_that_names_it(string member, string value, string difference)
    {
        await StartAsync();
        Table("enriched_events")[member] = JsonNode.Parse(value);

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(StartAsync);

        Assert.Contains(difference, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_options_change_view_and_retention()
    {
        await StartAsync();

        using var host = new BigQueryHost(_api, settings: [("LiveDays", "3"), ("LandingRetention", "1.00:00:00")]);
        await host.StartAsync();

        Assert.Contains("INTERVAL 72 HOUR", (string?)Table("enriched_events_live")["view"]!["query"], StringComparison.Ordinal);
        Assert.Equal("86400000", (string?)Table("enriched_events_landing")["timePartitioning"]!["expirationMs"]);
    }

    [Fact]
    public async Task Dataset_elsewhere_is_an_error_that_names_both_places()
    {
        using var host = new BigQueryHost(_api, settings: ("Location", "EU"));
        await host.StartAsync();

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(StartAsync);

        Assert.Contains("dataset p.isobar is in EU, and BigQuery:Location says US", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_created_where_that_is_forbidden()
    {
        using var host = new BigQueryHost(_api, settings: ("CreateResources", "false"));

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(host.StartAsync);

        Assert.Contains("dataset p.isobar does not exist, and BigQuery:CreateResources is false", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_resources);
    }

    [Fact]
    public async Task Denied_start_is_one_line_with_resource_and_role_and_the_next_one_tries_again()
    {
        _api.Other = static _ => ScriptedApi.Error(403, "accessDenied", "Access Denied: Dataset p:isobar");
        using var host = new BigQueryHost(_api);

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(host.StartAsync);

        Assert.Contains("dataset p.isobar", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Grant roles/bigquery.dataEditor", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => host.Warehouse.AppendAsync([Rows.Full("a")], default));
        _api.Other = Answer;
        Assert.Equal([AppendOutcome.Stored], await host.Warehouse.AppendAsync([Rows.Full("a")], default));
    }

    [Fact]
    public async Task Silo_that_was_quicker_is_no_error()
    {
        _api.Other = request => request.Method == "POST" ? ScriptedApi.Error(409, "duplicate", "Already Exists") : Answer(request);
        using var host = new BigQueryHost(_api);

        await host.StartAsync();
    }

    private async Task StartAsync()
    {
        using var host = new BigQueryHost(_api);
        await host.StartAsync();
    }

    private JsonNode Table(string name) => _resources[$"{Tables}/{name}"];

    // Keeps what is created as it came, and merges patches into it, member by member.
    private HttpResponseMessage? Answer(SeenRequest request)
    {
        var path = request.Path;
        switch (request.Method)
        {
            case "POST":
                var made = JsonNode.Parse(request.Body)!;
                made["type"] = made["view"] is null ? "TABLE" : "VIEW";
                var id = (made["tableReference"]?["tableId"] ?? made["datasetReference"]?["datasetId"])!.GetValue<string>();
                _resources.Add($"{path}/{id}", made);
                return ScriptedApi.Json(made.ToJsonString());
            case "PATCH":
                foreach (var (member, value) in JsonNode.Parse(request.Body)!.AsObject())
                {
                    _resources[path][member] = value?.DeepClone();
                }

                return ScriptedApi.Json(_resources[path].ToJsonString());
            default:
                return _resources.TryGetValue(path, out var there) ? ScriptedApi.Json(there.ToJsonString()) : null;
        }
    }
}
