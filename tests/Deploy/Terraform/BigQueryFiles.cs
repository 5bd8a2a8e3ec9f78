using System.Text.Encodings.Web;
using System.Text.Json;
using Isobar.Adapters.BigQuery;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Tests.Deploy.Tools;

namespace Isobar.Tests.Deploy.Terraform;

/// <summary>
/// Writes the schemas and queries that Terraform reads from the code, which is their one source: <c>ISOBAR_WRITE_DOCS=1 ./isobar test Terraform</c>.
/// </summary>
internal static class BigQueryFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Task Writing = Environment.GetEnvironmentVariable("ISOBAR_WRITE_DOCS") == "1" ? WriteAsync() : Task.CompletedTask;

    /// <summary>Once, before anything reads them.</summary>
    public static Task WriteIfAskedAsync() => Writing;

    private static async Task WriteAsync()
    {
        foreach (var mode in Enum.GetValues<BigQueryMode>())
        {
            var options = new BigQueryOptions { Project = "PROJECT", Dataset = "DATASET", Mode = mode };
            var names = new TableNames(options);
            foreach (var table in TableDefinitions.All(options, names))
            {
                var fields = table.Schema!.Fields.Select(static field => new { name = field.Name, type = field.Type, mode = field.Mode });
                await File.WriteAllTextAsync(PathOf("schemas", $"{table.TableReference!.TableId}.json"), JsonSerializer.Serialize(fields, Indented) + "\n");
            }

            foreach (var view in ViewDefinitions.All(options, names))
            {
                var name = view.TableReference!.TableId;
                await File.WriteAllTextAsync(
                    PathOf("views", name == TableNames.Live ? $"{name}.{mode.ToString().ToLowerInvariant()}.sql" : $"{name}.sql"),
                    Template(view.View!.Query, options.LiveDays * 24));
            }
        }
    }

    private static string Template(string query, int hours) => query
        .Replace("PROJECT", "${project}", StringComparison.Ordinal)
        .Replace("DATASET", "${dataset}", StringComparison.Ordinal)
        .Replace($"INTERVAL {hours} HOUR", "INTERVAL ${hours} HOUR", StringComparison.Ordinal)
        .Replace($"INTERVAL {hours + 1} HOUR", "INTERVAL ${hours_and_1} HOUR", StringComparison.Ordinal);

    private static string PathOf(string folder, string name) => Checkout.PathOf("deploy", "terraform", "contract", folder, name);
}
