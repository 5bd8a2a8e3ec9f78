using System.Globalization;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>https://cloud.google.com/bigquery/docs/reference/rest/v2/QueryParameter, named ones only.</summary>
internal static class QueryParameters
{
    public static IReadOnlyDictionary<string, ConstantValue> Read(JsonObject query)
    {
        if ((string?)query["parameterMode"] is { } mode && mode.Equals("POSITIONAL", StringComparison.OrdinalIgnoreCase)
            && query["queryParameters"] is JsonArray { Count: > 0 })
        {
            throw ApiException.Unsupported("positional query parameters");
        }

        var parameters = new Dictionary<string, ConstantValue>(StringComparer.Ordinal);
        foreach (var parameter in query["queryParameters"]?.AsArray() ?? [])
        {
            var name = (string?)parameter!["name"] ?? throw ApiException.Required("queryParameters.name");
            var type = TypeOf(parameter["parameterType"], name);
            if (!parameters.TryAdd(name.ToLowerInvariant(), new ConstantValue(Value(parameter["parameterValue"], type, name), type)))
            {
                throw ApiException.Invalid($"Duplicate parameter name: {name}", "queryParameters");
            }
        }

        return parameters;
    }

    private static SqlType TypeOf(JsonNode? document, string name)
    {
        var kind = (string?)document?["type"] ?? throw ApiException.Required($"queryParameters.{name}.parameterType.type");
        if (kind.Equals("ARRAY", StringComparison.OrdinalIgnoreCase))
        {
            return SqlType.ArrayOf(TypeOf(document!["arrayType"], name));
        }

        return TypeNames.Find(kind) ?? throw ApiException.Unsupported($"query parameters of type {kind}");
    }

    private static object? Value(JsonNode? document, SqlType type, string name)
    {
        if (type.Kind == TypeKind.Array)
        {
            return new ArrayValue([.. (document?["arrayValues"]?.AsArray() ?? []).Select(item => Value(item, type.Element!, name))]);
        }

        if (document?["value"]?.ToString() is not { } text)
        {
            return null;
        }

        try
        {
            return type.Kind switch
            {
                TypeKind.Bytes => new Binary(Convert.FromBase64String(text)),
                TypeKind.Json => ValueCast.ParseJson(text),
                TypeKind.Timestamp when TimestampText.Parse(text) is null && long.TryParse(text, CultureInfo.InvariantCulture, out var micros) => new Timestamp(micros),
                _ => ValueCast.Convert(text, type),
            };
        }
        catch (Exception unreadable) when (unreadable is QueryException or FormatException)
        {
            throw new ApiException(400, "invalidQuery", $"Invalid value for query parameter {name}: {text} is no {type}", "query");
        }
    }
}
