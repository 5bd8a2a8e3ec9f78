using System.Buffers;
using System.Text.Json;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/list.</summary>
internal sealed class TableDataEndpoint(Catalog catalog, TimeProvider time)
{
    public ApiMethod Method => new(
        Operations.TableDataList,
        "GET",
        "projects/{projectId}/datasets/{datasetId}/tables/{tableId}/data",
        List,
        ["maxResults", "pageToken", "startIndex", "selectedFields", "formatOptions.useInt64Timestamp"]);

    private Task<Answer> List(ApiRequest request)
    {
        var table = catalog.Get(TableEndpoints.NameOf(request));
        if (table.ViewQuery is not null)
        {
            throw ApiException.Invalid("Cannot list a table of type VIEW.");
        }

        var snapshot = table.Snapshot(Timestamp.From(time.GetUtcNow()));
        var columns = Selected(table, request.Text("selectedFields"));
        var (rows, next) = Pages.Cut(
            new ArraySegment<TableRow>(snapshot.Rows, 0, snapshot.Count), request.Number("maxResults"), request.Text("pageToken"), request.Number("startIndex") ?? 0);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "bigquery#tableDataList");
            writer.WriteString("totalRows", $"{snapshot.Count}");
            if (next is not null)
            {
                writer.WriteString("pageToken", next);
            }

            ResultRows.Write(
                writer, rows.Select(row => columns.Select(column => row.Values[column]).ToArray()), request.Flag("formatOptions.useInt64Timestamp"));
            writer.WriteEndObject();
        }

        return Task.FromResult(new Answer(200, buffer.WrittenMemory));
    }

    private static int[] Selected(Table table, string? fields) => fields is null
        ? [.. Enumerable.Range(0, table.Columns.Count)]
        : [.. fields.Split(',').Select(name => table.IndexOf(name) is >= 0 and var index
            ? index
            : throw ApiException.Invalid($"Selected field {name} is not in the table's schema.", "selectedFields"))];
}
