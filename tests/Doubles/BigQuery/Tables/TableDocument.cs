using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Streaming;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>Tables on the wire: https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#Table.</summary>
internal static class TableDocument
{
    private static readonly string[] Summarized = ["timePartitioning", "clustering", "view", "labels", "friendlyName"];

    public static JsonObject Write(Table table, Catalog catalog, StreamingSettings streaming, Timestamp now)
    {
        var document = (JsonObject)table.Resource.DeepClone();
        Identify(document, table);
        document["kind"] = "bigquery#table";
        document["etag"] = $"\"{table.ModifiedAt.Microseconds}\"";
        document["schema"] = SchemaDocument.Write(table.Columns);
        document["location"] = catalog.Get(table.Name.Project, table.Name.Dataset).Location;
        document["creationTime"] = Milliseconds(table.CreatedAt);
        document["lastModifiedTime"] = Milliseconds(table.ModifiedAt);
        if (table.ViewQuery is null)
        {
            Count(document, table, streaming, now);
        }

        return document;
    }

    public static JsonObject Summary(Table table)
    {
        var document = new JsonObject { ["kind"] = "bigquery#table" };
        Identify(document, table);
        document["creationTime"] = Milliseconds(table.CreatedAt);
        foreach (var name in Summarized)
        {
            if (table.Resource[name] is { } member)
            {
                document[name] = member.DeepClone();
            }
        }

        return document;
    }

    private static void Identify(JsonObject document, Table table)
    {
        document["id"] = table.Name.ToString();
        document["tableReference"] = new JsonObject
        {
            ["projectId"] = table.Name.Project,
            ["datasetId"] = table.Name.Dataset,
            ["tableId"] = table.Name.Table,
        };
        document["type"] = table.ViewQuery is null ? "TABLE" : "VIEW";
    }

    /// <summary>Rows still in the streaming buffer are not part of the table's own count.</summary>
    private static void Count(JsonObject document, Table table, StreamingSettings streaming, Timestamp now)
    {
        var snapshot = table.Snapshot(now);
        var since = now.Microseconds - (streaming.BufferAge.Ticks / TimeSpan.TicksPerMicrosecond);
        var buffered = snapshot.Rows.Take(snapshot.Count).Where(row => row.Streamed && row.StoredAt.Microseconds > since).ToList();
        var bytes = table.ReadSizes(now, sizes => sizes.TotalBytes);
        document["numRows"] = $"{snapshot.Count - buffered.Count}";
        document["numBytes"] = $"{(snapshot.Count == 0 ? 0 : bytes * (snapshot.Count - buffered.Count) / snapshot.Count)}";
        document["numLongTermBytes"] = "0";
        if (buffered.Count > 0)
        {
            document["streamingBuffer"] = new JsonObject
            {
                ["estimatedRows"] = $"{buffered.Count}",
                ["estimatedBytes"] = $"{bytes * buffered.Count / snapshot.Count}",
                ["oldestEntryTime"] = Milliseconds(buffered[0].StoredAt),
            };
        }
    }

    private static string Milliseconds(Timestamp instant) => $"{instant.Microseconds / 1000}";
}
