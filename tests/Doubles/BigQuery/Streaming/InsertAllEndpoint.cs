using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Streaming;

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/insertAll.</summary>
internal sealed class InsertAllEndpoint(Catalog catalog, StreamingSettings settings, InsertIdMemory memory, TimeProvider time)
{
    private const int MaximumInsertIdLength = 128;

    public ApiMethod Method => new(
        Operations.InsertAll, "POST", "projects/{projectId}/datasets/{datasetId}/tables/{tableId}/insertAll", Insert, HasBody: true);

    private Task<Answer> Insert(ApiRequest request)
    {
        if (request.Body.Length > settings.MaximumBytes)
        {
            throw new ApiException(413, "uploadTooLarge", $"Request payload size exceeds the limit: {settings.MaximumBytes} bytes.");
        }

        using var document = JsonDocument.Parse(request.Body);
        var now = Timestamp.From(time.GetUtcNow());
        var table = Find(TableEndpoints.NameOf(request), now);
        var rows = Rows(document.RootElement);
        var read = rows.ConvertAll(row => Read(table, row, document.RootElement, now));
        var keepsGood = Flag(document.RootElement, "skipInvalidRows");
        var refused = read.Exists(row => row.Errors.Count > 0);
        if (!refused || keepsGood)
        {
            table.Append([.. read
                .Where(row => row.Errors.Count == 0 && memory.Add(table.Name, row.InsertId, now))
                .Select(row => table.NewRow(row.Values, now, streamed: true))], now);
        }

        return Task.FromResult(Answer.Ok(Write(read, refused, keepsGood)));
    }

    private Table Find(TableName name, Timestamp now)
    {
        var table = catalog.Get(name);
        if (table.ViewQuery is not null)
        {
            throw ApiException.Invalid($"Cannot add rows to a table of type VIEW: {name}");
        }

        return table.Streaming is { Columns: null } unknown && now < unknown.Until ? throw ApiException.NotFound($"Table {name}") : table;
    }

    private List<JsonElement> Rows(JsonElement request)
    {
        var rows = request.TryGetProperty("rows", out var given) && given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().ToList() : [];
        return rows.Count == 0 ? throw ApiException.Invalid("No rows present in the request.")
            : rows.Count > settings.MaximumRows
                ? throw ApiException.Invalid($"too many rows present in the request, limit: {settings.MaximumRows} row count: {rows.Count}.")
                : rows;
    }

    private ReadRow Read(Table table, JsonElement row, JsonElement request, Timestamp now)
    {
        List<RowError> errors = [];
        var insertId = row.TryGetProperty("insertId", out var id) ? id.ToString() : null;
        if (insertId?.Length > MaximumInsertIdLength)
        {
            errors.Add(RowError.Invalid("insertId", $"insertId is longer than {MaximumInsertIdLength} characters."));
        }

        if (!row.TryGetProperty("json", out var json) || json.ValueKind != JsonValueKind.Object)
        {
            throw ApiException.Invalid("Missing or invalid json field in a row.");
        }

        var known = table.Streaming.Columns is { } columns && now < table.Streaming.Until ? columns : null;
        var values = RowReader.Read(table, json, known, Flag(request, "ignoreUnknownValues"), errors);
        if (StreamingBounds.Fault(table, values, now) is { } outside)
        {
            errors.Add(outside);
        }

        if (settings.Refuse?.Invoke(table.Name, json) is { } reason)
        {
            errors.Add(RowError.Invalid("", reason));
        }

        return new ReadRow(insertId, values, errors);
    }

    private static JsonObject Write(List<ReadRow> rows, bool refused, bool keepsGood)
    {
        var document = new JsonObject { ["kind"] = "bigquery#tableDataInsertAllResponse" };
        if (refused)
        {
            document["insertErrors"] = new JsonArray([.. rows
                .Select((row, index) => (row.Errors, index))
                .Where(row => row.Errors.Count > 0 || !keepsGood)
                .Select(row => new JsonObject
                {
                    ["index"] = row.index,
                    ["errors"] = new JsonArray([.. (row.Errors.Count > 0 ? row.Errors : [RowError.Stopped]).Select(error => error.Write())]),
                })]);
        }

        return document;
    }

    private static bool Flag(JsonElement request, string name) =>
        request.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private sealed record ReadRow(string? InsertId, object?[] Values, List<RowError> Errors);
}
