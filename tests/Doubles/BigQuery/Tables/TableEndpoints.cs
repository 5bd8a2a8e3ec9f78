using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Streaming;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/tables.</summary>
internal sealed class TableEndpoints(Catalog catalog, TableFactory factory, StreamingSettings streaming, TimeProvider time)
{
    private const string One = "projects/{projectId}/datasets/{datasetId}/tables/{tableId}";
    private const string All = "projects/{projectId}/datasets/{datasetId}/tables";

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    public IEnumerable<ApiMethod> Methods =>
    [
        new(Operations.TablesList, "GET", All, List, ["maxResults", "pageToken"]),
        new(Operations.TablesInsert, "POST", All, Insert, HasBody: true),
        new(Operations.TablesGet, "GET", One, request => Done(Find(request)), ["selectedFields", "view"]),
        new(Operations.TablesPatch, "PATCH", One, request => Change(request, patch: true), ["autodetect_schema"], HasBody: true),
        new(Operations.TablesUpdate, "PUT", One, request => Change(request, patch: false), ["autodetect_schema"], HasBody: true),
        new(Operations.TablesDelete, "DELETE", One, Delete),
    ];

    public static TableName NameOf(ApiRequest request) => new(request.Project, request.Path["datasetId"], request.Path["tableId"]);

    private Task<Answer> Done(Table table) => Task.FromResult(Answer.Ok(TableDocument.Write(table, catalog, streaming, Now)));

    private Table Find(ApiRequest request) => catalog.Get(NameOf(request));

    private Task<Answer> Insert(ApiRequest request)
    {
        var resource = request.Json();
        var id = (string?)resource["tableReference"]?["tableId"] ?? throw ApiException.Required("tableReference.tableId");
        return Done(factory.Create(new TableName(request.Project, request.Path["datasetId"], id), resource));
    }

    private Task<Answer> Change(ApiRequest request, bool patch)
    {
        var table = Find(request);
        var resource = patch ? MergePatch.Apply(table.Resource, request.Json()) : request.Json();
        if (!patch && !resource.ContainsKey("schema") && table.ViewQuery is null)
        {
            resource["schema"] = table.Resource["schema"]?.DeepClone();
        }

        factory.Change(table, resource);
        return Done(table);
    }

    private Task<Answer> Delete(ApiRequest request)
    {
        var table = Find(request);
        catalog.Get(table.Name.Project, table.Name.Dataset).Tables.TryRemove(table.Name.Table, out _);
        return Task.FromResult(Answer.Empty);
    }

    private Task<Answer> List(ApiRequest request)
    {
        var tables = catalog.Get(request.Project, request.Path["datasetId"]).Tables.Values.OrderBy(table => table.Name.Table, StringComparer.Ordinal).ToList();
        var (page, next) = Pages.Cut(tables, request.Number("maxResults"), request.Text("pageToken"));
        var document = new JsonObject
        {
            ["kind"] = "bigquery#tableList",
            ["tables"] = new JsonArray([.. page.Select(TableDocument.Summary)]),
            ["totalItems"] = tables.Count,
        };
        if (next is not null)
        {
            document["nextPageToken"] = next;
        }

        return Task.FromResult(Answer.Ok(document));
    }
}
