using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>What a query's names mean.</summary>
public sealed record BindingContext(Catalog Catalog, string Project, string? DefaultProject, string? DefaultDataset, Timestamp Now)
{
    public IReadOnlyDictionary<string, ConstantValue> Parameters { get; init; } = new Dictionary<string, ConstantValue>();

    /// <summary>How long DML cannot touch a row after it was streamed.</summary>
    public TimeSpan StreamingBuffer { get; init; }

    /// <summary>Tables and views that were asked for, in order, each once.</summary>
    public HashSet<TableName> Referenced { get; } = [];

    /// <exception cref="ApiException">No such table or dataset.</exception>
    public Table Table(TablePath path)
    {
        var name = path.Parts switch
        {
            [var project, var dataset, var table] => new TableName(project, dataset, table),
            [var dataset, var table] => new TableName(DefaultProject ?? Project, dataset, table),
            _ when DefaultDataset is not null => new TableName(DefaultProject ?? Project, DefaultDataset, path.Parts[0]),
            _ => throw new QueryException(
                $"Table \"{path}\" must be qualified with a dataset (e.g. dataset.table).", path.At),
        };
        var found = Catalog.Find(name.Project, name.Dataset) ?? throw ApiException.NotFound(
            $"Dataset {name.Project}:{name.Dataset} was not found in location {Catalog.DefaultLocation}");
        Referenced.Add(name);
        return found.Tables.GetValueOrDefault(name.Table)
            ?? throw ApiException.NotFound($"Table {name} was not found in location {found.Location}");
    }

    public ConstantValue Parameter(string name, Position at) =>
        Parameters.GetValueOrDefault(name.ToLowerInvariant()) ?? throw new QueryException($"Query parameter '{name}' not found", at);
}
