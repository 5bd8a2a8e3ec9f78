using System.Collections.Concurrent;
using Isobar.Tests.Doubles.BigQuery.Http;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>All datasets of all projects. A project exists as soon as somebody names it.</summary>
public sealed class Catalog
{
    public const string DefaultLocation = "US";

    private readonly ConcurrentDictionary<(string Project, string Dataset), Dataset> _datasets = new();

    public IEnumerable<string> Projects => _datasets.Keys.Select(key => key.Project).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public IEnumerable<Dataset> In(string project) =>
        _datasets.Values.Where(dataset => dataset.Project == project).OrderBy(dataset => dataset.Id, StringComparer.Ordinal);

    public Dataset? Find(string project, string dataset) => _datasets.GetValueOrDefault((project, dataset));

    public Dataset Get(string project, string dataset) =>
        Find(project, dataset) ?? throw ApiException.NotFound($"Dataset {project}:{dataset}");

    public Table? Find(TableName name) => Find(name.Project, name.Dataset)?.Tables.GetValueOrDefault(name.Table);

    public Table Get(TableName name) =>
        Get(name.Project, name.Dataset).Tables.GetValueOrDefault(name.Table) ?? throw ApiException.NotFound($"Table {name}");

    public void Add(Dataset dataset)
    {
        if (!_datasets.TryAdd((dataset.Project, dataset.Id), dataset))
        {
            throw ApiException.Duplicate($"Dataset {dataset.Project}:{dataset.Id}");
        }
    }

    public void Add(Table table)
    {
        if (!Get(table.Name.Project, table.Name.Dataset).Tables.TryAdd(table.Name.Table, table))
        {
            throw ApiException.Duplicate($"Table {table.Name}");
        }
    }

    public void Remove(Dataset dataset) => _datasets.TryRemove((dataset.Project, dataset.Id), out _);
}
