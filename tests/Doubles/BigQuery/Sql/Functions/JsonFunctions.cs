using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>https://cloud.google.com/bigquery/docs/reference/standard-sql/json_functions.</summary>
internal static class JsonFunctions
{
    private static readonly JsonSerializerOptions Output =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void AddTo(ScalarFunctions functions)
    {
        foreach (var type in (SqlType[])[SqlType.Json, SqlType.String])
        {
            foreach (var name in (string[])["JSON_VALUE", "JSON_EXTRACT_SCALAR"])
            {
                functions.Add(name, SqlType.String, [type, SqlType.String], a => Scalar(At(a)), 1);
            }

            foreach (var name in (string[])["JSON_QUERY", "JSON_EXTRACT"])
            {
                functions.Add(name, type, [type, SqlType.String], a => At(a) is { } node ? Typed(node, type) : null, 1);
            }
        }

        functions.Add("PARSE_JSON", SqlType.Json, [SqlType.String], a => ValueCast.ParseJson((string)a[0]!));
        functions.Add("JSON_TYPE", SqlType.String, [SqlType.Json], a => TypeOf(((JsonText)a[0]!).Parse()));
        functions.Add("STRING", SqlType.String, [SqlType.Json], a => Scalar(((JsonText)a[0]!).Parse()));
        functions.Add("INT64", SqlType.Int64, [SqlType.Json], a => ((JsonText)a[0]!).Parse()?.GetValue<long>());
        functions.Add("FLOAT64", SqlType.Float64, [SqlType.Json], a => ((JsonText)a[0]!).Parse()?.GetValue<double>());
        functions.Add("BOOL", SqlType.Bool, [SqlType.Json], a => ((JsonText)a[0]!).Parse()?.GetValue<bool>());
        functions.Add("TO_JSON_STRING", new ScalarFunction([FunctionParameter.Any, SqlType.Bool], 1, _ => SqlType.String, a => ToJson(a[0])) { TakesNulls = true });
    }

    /// <summary>The member of a JSON value, or null: the way <c>json.name</c> reads.</summary>
    public static object? Member(object? json, string name) =>
        (json as JsonText)?.Parse() is JsonObject record && record.TryGetPropertyValue(name, out var member)
            ? new JsonText(member?.ToJsonString(Output) ?? "null")
            : null;

    private static object Typed(JsonNode node, SqlType type) =>
        type == SqlType.Json ? new JsonText(node.ToJsonString(Output)) : node.ToJsonString(Output);

    private static JsonNode? At(object?[] a)
    {
        var path = a.Length > 1 ? (string)a[1]! : "$";
        try
        {
            return Walk(a[0] is JsonText json ? json.Parse() : JsonNode.Parse((string)a[0]!), path);
        }
        catch (JsonException)
        {
            // Text that is no JSON has no value at any path; BigQuery answers NULL.
            return null;
        }
    }

    private static JsonNode? Walk(JsonNode? node, string path)
    {
        if (!path.StartsWith('$'))
        {
            throw new QueryException($"JSONPath must start with '$': {path}");
        }

        foreach (var step in Steps(path))
        {
            node = node switch
            {
                JsonObject record => record[step],
                JsonArray array when int.TryParse(step, CultureInfo.InvariantCulture, out var index) && index < array.Count => array[index],
                _ => null,
            };
        }

        return node;
    }

    private static IEnumerable<string> Steps(string path)
    {
        for (var at = 1; at < path.Length;)
        {
            var end = at + 1;
            if (path[at] == '.')
            {
                if (end < path.Length && path[end] == '"')
                {
                    var quote = Closing(path, end + 1, '"');
                    yield return path[(end + 1)..quote];
                    at = quote + 1;
                    continue;
                }

                end = path.IndexOfAny(['.', '['], end) is >= 0 and var next ? next : path.Length;
                yield return path[(at + 1)..end];
            }
            else if (path[at] == '[')
            {
                end = Closing(path, at, ']') + 1;
                yield return path[(at + 1)..(end - 1)].Trim('\'', '"');
            }
            else
            {
                throw new QueryException($"Invalid token in JSONPath at: {path[at..]}");
            }

            at = end;
        }
    }

    private static int Closing(string path, int from, char sign) =>
        path.IndexOf(sign, from) is >= 0 and var at ? at : throw new QueryException($"Invalid token in JSONPath at: {path[from..]}");

    private static string? Scalar(JsonNode? node) => node switch
    {
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(Output),
        _ => null,
    };

    private static string TypeOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    private static string ToJson(object? value) => value switch
    {
        null => "null",
        JsonText json => json.Text,
        bool or long => ValueCast.ToText(value),
        double number => number == Math.Truncate(number) && Math.Abs(number) < 1e15
            ? number.ToString("0.0", CultureInfo.InvariantCulture) : ValueCast.ToText(number),
        Timestamp instant => $"\"{instant.ToUtc().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}Z\"",
        Binary bytes => $"\"{Convert.ToBase64String(bytes.Content)}\"",
        ArrayValue array => $"[{string.Join(',', array.Elements.Select(ToJson))}]",
        _ => JsonValue.Create(ValueCast.ToText(value)).ToJsonString(Output),
    };
}
