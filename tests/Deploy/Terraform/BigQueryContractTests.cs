using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Adapters.BigQuery;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Tests.Deploy.Manifests;
using Isobar.Tests.Deploy.Tools;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Terraform;

/// <summary>Tables and views that Terraform makes are those that the code would.</summary>
public sealed class BigQueryContractTests(ITestOutputHelper output)
{
    public static TheoryData<BigQueryMode> Modes => [.. Enum.GetValues<BigQueryMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Tables_are_those_of_the_code(BigQueryMode mode)
    {
        if (await ReadAsync(mode) is { } contract)
        {
            Assert.Equal(
                TableDefinitions.All(Options(mode), Names(mode)).Select(Written).Order(StringComparer.Ordinal),
                contract.At("tables", "value")!.AsObject().Select(static made => Written(Table(made.Key, made.Value!))).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Views_are_those_of_the_code_to_the_letter(BigQueryMode mode)
    {
        if (await ReadAsync(mode) is { } contract)
        {
            Assert.Equal(
                ViewDefinitions.All(Options(mode), Names(mode)).Select(Written).Order(StringComparer.Ordinal),
                contract.At("views", "value")!.AsObject().Select(static made => Written(View(made.Key, made.Value!))).Order(StringComparer.Ordinal));
        }
    }

    private static TableResource Table(string name, JsonNode made) => new()
    {
        TableReference = new TableReference("my-project", "isobar", name),
        Description = made.Text("description"),
        Schema = new TableSchema([.. made.Items("schema").Select(static field => new FieldSchema(field.Text("name")!, field.Text("type")!, field.Text("mode")))]),
        TimePartitioning = new TimePartitioning(made.Text("partitioning")!, made.Text("field")!, (long?)made["expiration_ms"]),
        Clustering = new Clustering([.. made.Items("clustering").Select(static column => column.ToString())]),
    };

    private static TableResource View(string name, JsonNode made) => new()
    {
        TableReference = new TableReference("my-project", "isobar", name),
        Description = made.Text("description"),
        View = new ViewDefinition(made.Text("query")!, UseLegacySql: false),
    };

    private static string Written(TableResource table) => JsonSerializer.Serialize(table, BigQueryJson.Default.TableResource);

    private static BigQueryOptions Options(BigQueryMode mode) => new() { Project = "my-project", Mode = mode };

    private static TableNames Names(BigQueryMode mode) => new(Options(mode));

    private async Task<JsonObject?> ReadAsync(BigQueryMode mode)
    {
        await BigQueryFiles.WriteIfAskedAsync();
        if (Tool.Terraform.MissingBecause is { } reason)
        {
            output.WriteLine(reason);
            return null;
        }

        return await Contracts.ReadAsync($"{mode}", prefix: "");
    }
}
