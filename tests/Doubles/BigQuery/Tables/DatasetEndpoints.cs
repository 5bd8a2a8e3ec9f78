using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets and projects.list.</summary>
internal sealed class DatasetEndpoints(Catalog catalog, TimeProvider time)
{
    private const string One = "projects/{projectId}/datasets/{datasetId}";
    private const string All = "projects/{projectId}/datasets";

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    public IEnumerable<ApiMethod> Methods =>
    [
        new(Operations.ProjectsList, "GET", "projects", ListProjects, ["maxResults", "pageToken"]),
        new(Operations.DatasetsList, "GET", All, List, ["maxResults", "pageToken", "all", "filter"]),
        new(Operations.DatasetsInsert, "POST", All, Insert, ["accessPolicyVersion"], HasBody: true),
        new(Operations.DatasetsGet, "GET", One, request => Done(Find(request)), ["datasetView", "accessPolicyVersion"]),
        new(Operations.DatasetsPatch, "PATCH", One, Patch, ["accessPolicyVersion", "updateMode"], HasBody: true),
        new(Operations.DatasetsDelete, "DELETE", One, Delete, ["deleteContents"]),
    ];

    private static Task<Answer> Done(Dataset dataset) => Task.FromResult(Answer.Ok(Document(dataset)));

    private static JsonObject Document(Dataset dataset)
    {
        var document = (JsonObject)dataset.Resource.DeepClone();
        document["kind"] = "bigquery#dataset";
        document["id"] = $"{dataset.Project}:{dataset.Id}";
        document["etag"] = $"\"{dataset.ModifiedAt.Microseconds}\"";
        document["datasetReference"] = new JsonObject { ["datasetId"] = dataset.Id, ["projectId"] = dataset.Project };
        document["location"] = dataset.Location;
        document["creationTime"] = $"{dataset.CreatedAt.Microseconds / 1000}";
        document["lastModifiedTime"] = $"{dataset.ModifiedAt.Microseconds / 1000}";
        return document;
    }

    private Dataset Find(ApiRequest request) => catalog.Get(request.Project, request.Path["datasetId"]);

    private Task<Answer> Insert(ApiRequest request)
    {
        var resource = request.Json();
        var id = (string?)resource["datasetReference"]?["datasetId"] ?? throw ApiException.Required("datasetReference.datasetId");
        if (id.Length is 0 or > 1024 || !id.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_'))
        {
            throw ApiException.Invalid($"Invalid dataset ID \"{id}\". Dataset IDs must be alphanumeric (plus underscores) and must be at most 1024 characters long.");
        }

        var dataset = new Dataset(request.Project, id, resource, Now);
        catalog.Add(dataset);
        return Done(dataset);
    }

    private Task<Answer> Patch(ApiRequest request)
    {
        var dataset = Find(request);
        dataset.Resource = MergePatch.Apply(dataset.Resource, request.Json());
        dataset.ModifiedAt = Now;
        return Done(dataset);
    }

    private Task<Answer> Delete(ApiRequest request)
    {
        var dataset = Find(request);
        if (!dataset.Tables.IsEmpty && !request.Flag("deleteContents"))
        {
            throw new ApiException(400, "resourceInUse", $"Dataset {dataset.Project}:{dataset.Id} is still in use");
        }

        catalog.Remove(dataset);
        return Task.FromResult(Answer.Empty);
    }

    private Task<Answer> List(ApiRequest request)
    {
        var (page, next) = Pages.Cut([.. catalog.In(request.Project)], request.Number("maxResults"), request.Text("pageToken"));
        var document = new JsonObject
        {
            ["kind"] = "bigquery#datasetList",
            ["datasets"] = new JsonArray([.. page.Select(dataset => new JsonObject
            {
                ["kind"] = "bigquery#dataset",
                ["id"] = $"{dataset.Project}:{dataset.Id}",
                ["datasetReference"] = new JsonObject { ["datasetId"] = dataset.Id, ["projectId"] = dataset.Project },
                ["location"] = dataset.Location,
            })]),
        };
        if (next is not null)
        {
            document["nextPageToken"] = next;
        }

        return Task.FromResult(Answer.Ok(document));
    }

    private Task<Answer> ListProjects(ApiRequest request) => Task.FromResult(Answer.Ok(new JsonObject
    {
        ["kind"] = "bigquery#projectList",
        ["projects"] = new JsonArray([.. catalog.Projects.Select(project => new JsonObject
        {
            ["kind"] = "bigquery#project",
            ["id"] = project,
            ["projectReference"] = new JsonObject { ["projectId"] = project },
            ["friendlyName"] = project,
        })]),
        ["totalItems"] = catalog.Projects.Count(),
    }));
}
