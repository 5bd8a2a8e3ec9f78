using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>CSV with quotes: rows as JSON objects by the table's columns, in their order.</summary>
internal static class CsvFile
{
    public static IEnumerable<JsonElement> Read(string text, JsonObject load, Table table)
    {
        var delimiter = (string?)load["fieldDelimiter"] is { Length: > 0 } given ? given == "\\t" ? '\t' : given[0] : ',';
        var nullMarker = (string?)load["nullMarker"] ?? "";
        var skip = int.TryParse(load["skipLeadingRows"]?.ToString(), out var leading) ? leading : 0;
        foreach (var fields in Records(text, delimiter).Skip(skip))
        {
            if (fields.Count > table.Columns.Count)
            {
                throw ApiException.Invalid($"Error while reading data, error message: Too many values in row. Found {fields.Count} column(s) while expected {table.Columns.Count}.");
            }

            var row = new JsonObject();
            for (var at = 0; at < fields.Count; at++)
            {
                row[table.Columns[at].Name] = fields[at].Text == nullMarker && !fields[at].Quoted ? null : JsonValue.Create(fields[at].Text);
            }

            yield return JsonElement.Parse(row.ToJsonString());
        }
    }

    private static IEnumerable<List<(string Text, bool Quoted)>> Records(string text, char delimiter)
    {
        List<(string, bool)> record = [];
        for (var at = 0; at < text.Length;)
        {
            var (field, quoted, end) = Field(text, at, delimiter);
            record.Add((field, quoted));
            at = end + 1;
            if (end >= text.Length || text[end] != delimiter)
            {
                if (record is not [("", false)])
                {
                    yield return record;
                }

                record = [];
            }
            else if (at == text.Length)
            {
                record.Add(("", false));
                yield return record;
            }
        }
    }

    /// <summary>A field, and where its delimiter or line end is.</summary>
    private static (string Text, bool Quoted, int End) Field(string text, int at, char delimiter)
    {
        if (text[at] != '"')
        {
            var stop = text.IndexOfAny([delimiter, '\n'], at) is >= 0 and var found ? found : text.Length;
            return (text[at..stop].TrimEnd('\r'), false, stop);
        }

        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append('"');
                at++;
            }
            else
            {
                var end = at + 1;
                while (end < text.Length && text[end] == '\r')
                {
                    end++;
                }

                return (value.ToString(), true, end);
            }
        }

        throw ApiException.Invalid("Error while reading data, error message: CSV table references unclosed quote");
    }
}
