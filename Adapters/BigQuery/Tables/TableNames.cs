using Isobar.Adapters.BigQuery.Rest;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Tables;

/// <summary>The names of what is in the dataset, as paths, in SQL and for people.</summary>
internal sealed class TableNames(BigQueryOptions options)
{
    public const string Events = EnrichedEventSchema.Table;
    public const string Landing = Events + "_landing";
    public const string Live = Events + "_live";
    public const string DeadLetterLog = "dead_letters_log";
    public const string DeadLetters = "dead_letters";

    public string Project { get; } = options.Project;

    public DatasetReference Dataset { get; } = new(options.Project, options.Dataset);

    public string DatasetPath { get; } = $"{ProjectPath(options)}/datasets/{options.Dataset}";

    public string DatasetsPath { get; } = $"{ProjectPath(options)}/datasets";

    public string TablesPath { get; } = $"{ProjectPath(options)}/datasets/{options.Dataset}/tables";

    public string JobsPath { get; } = $"{ProjectPath(options)}/jobs";

    public string ResultsPath { get; } = $"{ProjectPath(options)}/queries";

    public string DatasetName { get; } = $"dataset {options.Project}.{options.Dataset}";

    public TableReference Reference(string table) => new(Project, Dataset.DatasetId, table);

    public string TablePath(string table) => $"{TablesPath}/{table}";

    /// <summary>For people: <c>table project.dataset.name</c>.</summary>
    public string Named(string table) => $"table {Project}.{Dataset.DatasetId}.{table}";

    /// <summary>For SQL.</summary>
    public string Quoted(string table) => $"`{Project}.{Dataset.DatasetId}.{table}`";

    private static string ProjectPath(BigQueryOptions options) => $"bigquery/v2/projects/{Uri.EscapeDataString(options.Project)}";
}
