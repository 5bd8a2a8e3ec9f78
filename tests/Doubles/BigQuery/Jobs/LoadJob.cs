using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Streaming;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>
/// Loads an uploaded file of JSON lines or CSV: https://cloud.google.com/bigquery/docs/reference/rest/v2/Job#JobConfigurationLoad.
/// </summary>
internal sealed class LoadJob(Catalog catalog, TableFactory tables, TimeProvider time)
{
    /// <summary>Reads the file; the action that is returned stores its rows, all or none.</summary>
    public Action Read(Job job, ReadOnlyMemory<byte> data)
    {
        var load = (JsonObject)job.Configuration["load"]!;
        var table = Destination(job.Project, load);
        var format = ((string?)load["sourceFormat"] ?? "CSV").ToUpperInvariant();
        var lines = Encoding.UTF8.GetString(data.Span);
        var rows = format switch
        {
            "NEWLINE_DELIMITED_JSON" => JsonRows(lines),
            "CSV" => CsvFile.Read(lines, load, table),
            _ => throw ApiException.Unsupported($"loading {format}"),
        };
        var values = Accepted(table, rows, load, job.Cancellation);
        return () => Store(job, load, table, values, data.Length);
    }

    private static IEnumerable<JsonElement> JsonRows(string lines)
    {
        var number = 0;
        foreach (var line in lines.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parsed(line, number);
            }
        }
    }

    private static JsonElement Parsed(string line, int number)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            throw ApiException.Invalid($"Error while reading data, error message: JSON parsing error in row starting at position {number}: Parser terminated before end of string");
        }
    }

    private static List<object?[]> Accepted(Table table, IEnumerable<JsonElement> rows, JsonObject load, CancellationToken cancellation)
    {
        var ignoresUnknown = (bool?)load["ignoreUnknownValues"] ?? false;
        var allowed = (int?)load["maxBadRecords"] ?? 0;
        List<object?[]> accepted = [];
        var number = 0;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            List<RowError> errors = [];
            var values = RowReader.Read(table, row, null, ignoresUnknown, errors);
            if (errors.Count == 0)
            {
                accepted.Add(values);
            }
            else if (--allowed < 0)
            {
                throw ApiException.Invalid($"Error while reading data, error message: row {number}: {errors[0].Location}: {errors[0].Message}");
            }
        }

        return accepted;
    }

    private void Store(Job job, JsonObject load, Table table, List<object?[]> values, long bytes)
    {
        var now = Timestamp.From(time.GetUtcNow());
        var snapshot = table.Snapshot(now);
        var disposition = (string?)load["writeDisposition"] ?? "WRITE_APPEND";
        if (disposition == "WRITE_EMPTY" && snapshot.Count > 0)
        {
            throw ApiException.Duplicate($"Table {table.Name}");
        }

        var replaced = new Dictionary<TableRow, TableRow?>(ReferenceEqualityComparer.Instance);
        foreach (var row in disposition == "WRITE_TRUNCATE" ? snapshot.Rows.Take(snapshot.Count) : [])
        {
            replaced.Add(row, null);
        }

        table.Rewrite(replaced, [.. values.Select(row => table.NewRow(row, now, streamed: false))], snapshot.Rewrites, now);
        job.Loaded = (values.Count, bytes);
    }

    private Table Destination(string project, JsonObject load)
    {
        var reference = load["destinationTable"] ?? throw ApiException.Required("configuration.load.destinationTable");
        var name = new TableName(
            (string?)reference["projectId"] ?? project,
            (string?)reference["datasetId"] ?? throw ApiException.Required("destinationTable.datasetId"),
            (string?)reference["tableId"] ?? throw ApiException.Required("destinationTable.tableId"));
        if (catalog.Find(name) is { } known)
        {
            return known;
        }

        return load["schema"] is { } schema && (string?)load["createDisposition"] != "CREATE_NEVER"
            ? tables.Create(name, new JsonObject { ["schema"] = schema.DeepClone(), ["timePartitioning"] = load["timePartitioning"]?.DeepClone(), ["clustering"] = load["clustering"]?.DeepClone() })
            : throw (load["autodetect"] is not null ? ApiException.Unsupported("loading a new table without a schema (autodetect)") : ApiException.NotFound($"Table {name}"));
    }
}
