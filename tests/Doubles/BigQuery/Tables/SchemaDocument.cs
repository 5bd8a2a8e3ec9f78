using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>Schemas on the wire: https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableSchema.</summary>
public static class SchemaDocument
{
    private const int MaximumNameLength = 300;

    /// <exception cref="ApiException">A field without a name or with an unknown type or mode; two fields of one name.</exception>
    public static IReadOnlyList<Column> Read(JsonNode? schema)
    {
        var columns = (schema?["fields"]?.AsArray() ?? []).Select(field => ReadField(field!)).ToList();
        var twice = columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? columns
            : throw ApiException.Invalid($"Duplicate column name: {twice.Key}. Column names are case insensitive.");
    }

    public static JsonObject Write(IEnumerable<Column> columns) => new() { ["fields"] = WriteFields(columns) };

    private static Column ReadField(JsonNode field)
    {
        var name = (string?)field["name"] ?? throw ApiException.Required("schema.fields.name");
        if (name.Length is 0 or > MaximumNameLength || !name.All(static character => char.IsLetterOrDigit(character) || character == '_'))
        {
            throw ApiException.Invalid($"Invalid field name \"{name}\". Fields must contain only letters, numbers, and underscores, start with a letter or underscore, and be at most {MaximumNameLength} characters long.");
        }

        var typeName = (string?)field["type"] ?? throw ApiException.Required($"schema.fields.{name}.type");
        var nested = typeName.ToUpperInvariant() is "RECORD" or "STRUCT" ? Read(field) : [];
        var type = nested.Count > 0
            ? SqlType.StructOf([.. nested.Select(inner => new SqlField(inner.Name, inner.Type))])
            : TypeNames.Find(typeName) ?? throw ApiException.Invalid($"Invalid value for type: {typeName} is not a valid value", "type");
        var mode = ((string?)field["mode"])?.ToUpperInvariant();
        return new Column(
            name,
            mode == "REPEATED" ? SqlType.ArrayOf(type) : type,
            Required: mode switch
            {
                "REQUIRED" => true,
                null or "" or "NULLABLE" or "REPEATED" => false,
                _ => throw ApiException.Invalid($"Invalid value for mode: {mode} is not a valid value", "mode"),
            },
            (string?)field["description"]) { Fields = nested };
    }

    private static JsonArray WriteFields(IEnumerable<Column> columns) => new([.. columns.Select(WriteField)]);

    private static JsonObject WriteField(Column column)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = TypeNames.InSchema(column.Type),
            ["mode"] = column.Repeated ? "REPEATED" : column.Required ? "REQUIRED" : "NULLABLE",
        };
        if (column.Fields.Count > 0)
        {
            field["fields"] = WriteFields(column.Fields);
        }

        if (column.Description is not null)
        {
            field["description"] = column.Description;
        }

        return field;
    }
}
