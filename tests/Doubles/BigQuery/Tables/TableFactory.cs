using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Binding;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Streaming;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>Makes and changes tables and views, and refuses what BigQuery refuses.</summary>
internal sealed class TableFactory(Catalog catalog, StreamingSettings streaming, TimeProvider time)
{
    private const int MaximumClusteringFields = 4;

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    public Table Create(TableName name, JsonObject resource)
    {
        if (name.Table.Length is 0 or > 1024 || !name.Table.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or ' '))
        {
            throw ApiException.Invalid($"Invalid table ID \"{name.Table}\".");
        }

        catalog.Get(name.Project, name.Dataset);
        var table = new Table(name, (JsonObject)resource.DeepClone(), Now);
        Check(table);
        table.Streaming = new StreamingSchema(null, Later(streaming.LagAfterCreate));
        catalog.Add(table);
        return table;
    }

    /// <exception cref="ApiException">A column is gone, renamed or of another type, or a new one is not nullable.</exception>
    public void Change(Table table, JsonObject resource)
    {
        var columns = SchemaDocument.Read(resource["schema"]);
        if (table.ViewQuery is null)
        {
            CheckSchema(table, columns);
            CheckPartitioning(table, Partitioning.Read(resource, columns));
        }

        if (columns.Count != table.Columns.Count)
        {
            table.Streaming = new StreamingSchema([.. table.Columns.Select(column => column.Name)], Later(streaming.LagAfterChange));
        }

        table.Change(resource, Now);
        Check(table);
    }

    private Timestamp Later(TimeSpan lag) => Timestamp.From(time.GetUtcNow() + lag);

    private void Check(Table table)
    {
        if (table.Clustering.Count > MaximumClusteringFields)
        {
            throw ApiException.Invalid($"Too many fields specified for clustering: {table.Clustering.Count}; at most {MaximumClusteringFields} are allowed.");
        }

        foreach (var name in table.Clustering.Where(name => table.IndexOf(name) < 0))
        {
            throw ApiException.Invalid($"The field specified for clustering cannot be found in the schema: {name}");
        }

        if (table.ViewQuery is { } query)
        {
            table.Describe(ViewColumns(table, query));
        }
    }

    private IReadOnlyList<Column> ViewColumns(Table view, string query)
    {
        var given = SchemaDocument.Read(view.Resource["schema"]).ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        return [.. Bound(view, query).Columns.Select(column =>
            new Column(column.Name, column.Type, Description: given.GetValueOrDefault(column.Name)?.Description))];
    }

    private PlanNode Bound(Table view, string query)
    {
        if ((bool?)view.Resource["view"]?["useLegacySql"] ?? true)
        {
            throw ApiException.Unsupported("views in legacy SQL (useLegacySql must be false)");
        }

        var context = new BindingContext(catalog, view.Name.Project, null, null, Now);
        return StatementParser.Parse(query) is [QueryStatement statement]
            ? new QueryBinder(context).BindTop(statement.Query)
            : throw ApiException.Invalid("A view must be a single SELECT statement");
    }

    private static void CheckSchema(Table table, IReadOnlyList<Column> columns)
    {
        foreach (var old in table.Columns)
        {
            var now = columns.FirstOrDefault(column => string.Equals(column.Name, old.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw ApiException.Invalid($"Provided Schema does not match Table {table.Name}. Field {old.Name} is missing in new schema");
            if (now.Type != old.Type)
            {
                throw ApiException.Invalid($"Provided Schema does not match Table {table.Name}. Field {old.Name} has changed type from {TypeNames.InSchema(old.Type)} to {TypeNames.InSchema(now.Type)}");
            }

            if (now.Required && !old.Required)
            {
                throw ApiException.Invalid($"Provided Schema does not match Table {table.Name}. Field {old.Name} has changed mode from NULLABLE to REQUIRED");
            }
        }

        if (columns.Skip(table.Columns.Count).FirstOrDefault(column => column.Required) is { } required)
        {
            throw ApiException.Invalid($"Provided Schema does not match Table {table.Name}. Cannot add required fields to an existing schema. (field: {required.Name})");
        }

        if (!columns.Take(table.Columns.Count).Select(column => column.Name).SequenceEqual(table.Columns.Select(column => column.Name), StringComparer.OrdinalIgnoreCase))
        {
            throw ApiException.Unsupported("a schema in which columns stand in another order");
        }
    }

    private static void CheckPartitioning(Table table, Partitioning? now)
    {
        var before = table.Partitioning;
        if (before?.Unit != now?.Unit || before?.ColumnName != now?.ColumnName)
        {
            throw ApiException.Invalid("Cannot change partitioning spec for a partitioned/clustered table.");
        }
    }
}
