using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>Jobs on the wire: https://cloud.google.com/bigquery/docs/reference/rest/v2/Job.</summary>
internal static class JobDocument
{
    public static JsonObject Write(Job job)
    {
        var state = job.IsDone ? "DONE" : "RUNNING";
        var configuration = (JsonObject)job.Configuration.DeepClone();
        configuration["jobType"] = job.Kind;
        return new JsonObject
        {
            ["kind"] = "bigquery#job",
            ["etag"] = $"\"{job.Id}{state}\"",
            ["id"] = $"{job.Project}:{job.Location}.{job.Id}",
            ["user_email"] = "double@isobar.example",
            ["jobReference"] = Reference(job),
            ["configuration"] = configuration,
            ["statistics"] = Statistics(job),
            ["status"] = Status(job, state),
            ["state"] = state,
        };
    }

    public static JsonObject Reference(Job job) =>
        new() { ["projectId"] = job.Project, ["jobId"] = job.Id, ["location"] = job.Location };

    public static JsonObject Error(ApiException error)
    {
        var document = new JsonObject { ["reason"] = error.Reason, ["message"] = error.Message };
        if (error.Location is not null)
        {
            document["location"] = error.Location;
        }

        return document;
    }

    public static JsonObject Schema(IReadOnlyList<PlanColumn> columns) =>
        SchemaDocument.Write(columns.Select(column => new Column(column.Name, column.Type) { Fields = Fields(column.Type) }));

    private static Column[] Fields(SqlType type) =>
        [.. ((type.Element ?? type).Fields ?? []).Select(inner => new Column(inner.Name, inner.Type) { Fields = Fields(inner.Type) })];

    private static JsonObject Status(Job job, string state)
    {
        var status = new JsonObject { ["state"] = state };
        if (job.IsDone && job.Error is { } error)
        {
            status["errorResult"] = Error(error);
            status["errors"] = new JsonArray(Error(error));
        }

        return status;
    }

    private static JsonObject Statistics(Job job)
    {
        var statistics = new JsonObject
        {
            ["creationTime"] = Milliseconds(job.CreatedAt),
            ["startTime"] = Milliseconds(job.CreatedAt),
        };
        if (job.IsDone)
        {
            statistics["endTime"] = Milliseconds(job.EndedAt!.Value);
            statistics["totalBytesProcessed"] = $"{job.BytesProcessed}";
        }

        if (job.Kind == "QUERY")
        {
            statistics["query"] = Query(job);
        }
        else if (job.Loaded is { } loaded)
        {
            statistics["load"] = new JsonObject
            {
                ["inputFiles"] = "1",
                ["inputFileBytes"] = $"{loaded.Bytes}",
                ["outputRows"] = $"{loaded.Rows}",
                ["outputBytes"] = $"{loaded.Bytes}",
                ["badRecords"] = "0",
            };
        }

        return statistics;
    }

    private static JsonObject Query(Job job)
    {
        var query = new JsonObject();
        if (job.StatementType is not null)
        {
            query["statementType"] = job.StatementType;
        }

        if (!job.IsDone)
        {
            return query;
        }

        query["totalBytesProcessed"] = $"{job.BytesProcessed}";
        query["totalBytesBilled"] = $"{job.BytesBilled}";
        query["totalBytesProcessedAccuracy"] = "PRECISE";
        query["cacheHit"] = false;
        query["referencedTables"] = new JsonArray([.. job.Referenced.Select(table => new JsonObject
        {
            ["projectId"] = table.Project,
            ["datasetId"] = table.Dataset,
            ["tableId"] = table.Table,
        })]);
        if (job.Columns is { Count: > 0 } columns)
        {
            query["schema"] = Schema(columns);
        }

        if (job.Counts is { } counts)
        {
            query["numDmlAffectedRows"] = $"{counts.Affected}";
            query["dmlStats"] = new JsonObject
            {
                ["insertedRowCount"] = $"{counts.Inserted}",
                ["updatedRowCount"] = $"{counts.Updated}",
                ["deletedRowCount"] = $"{counts.Deleted}",
            };
        }

        return query;
    }

    private static string Milliseconds(Timestamp instant) => $"{instant.Microseconds / 1000}";
}
