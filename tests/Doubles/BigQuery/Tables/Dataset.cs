using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

public sealed class Dataset(string project, string id, JsonObject resource, Timestamp createdAt)
{
    public string Project { get; } = project;

    public string Id { get; } = id;

    public JsonObject Resource { get; set; } = resource;

    public string Location { get; } = (string?)resource["location"] ?? Catalog.DefaultLocation;

    public Timestamp CreatedAt { get; } = createdAt;

    public Timestamp ModifiedAt { get; set; } = createdAt;

    public ConcurrentDictionary<string, Table> Tables { get; } = new(StringComparer.Ordinal);
}
