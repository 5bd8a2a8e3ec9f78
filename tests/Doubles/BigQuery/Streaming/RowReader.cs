using System.Text.Json;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Streaming;

/// <summary>Rows of JSON, of insertAll and of load jobs.</summary>
internal static class RowReader
{
    /// <param name="table">Whose columns.</param>
    /// <param name="row">A JSON object.</param>
    /// <param name="known">The columns that the reader may know of; null: all.</param>
    /// <param name="ignoresUnknown">Leaves out what the table has no column for.</param>
    /// <param name="errors">What does not fit is added here.</param>
    public static object?[] Read(Table table, JsonElement row, IReadOnlyList<string>? known, bool ignoresUnknown, List<RowError> errors)
    {
        var values = new object?[table.Columns.Count];
        foreach (var member in row.EnumerateObject())
        {
            var index = table.IndexOf(member.Name);
            if (index >= 0 && known?.Contains(member.Name, StringComparer.OrdinalIgnoreCase) != false)
            {
                values[index] = Value(table.Columns[index], member.Value, errors);
            }
            else if (!ignoresUnknown)
            {
                errors.Add(RowError.Invalid(member.Name, $"no such field: {member.Name}."));
            }
        }

        for (var at = 0; at < values.Length; at++)
        {
            var column = table.Columns[at];
            values[at] ??= column.Repeated ? new ArrayValue([]) : null;
            if (values[at] is null && column.Required && !errors.Exists(error => error.Location == column.Name))
            {
                errors.Add(RowError.Invalid(column.Name, $"Missing required field: {column.Name}."));
            }
        }

        return values;
    }

    private static object? Value(Column column, JsonElement value, List<RowError> errors)
    {
        if (!column.Repeated)
        {
            return Single(column, column.Type, value, errors);
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return value.ValueKind == JsonValueKind.Null ? null : new ArrayValue([Single(column, column.Type.Element!, value, errors)]);
        }

        return new ArrayValue([.. value.EnumerateArray().Select(item => Single(column, column.Type.Element!, item, errors))]);
    }

    private static object? Single(Column column, SqlType type, JsonElement value, List<RowError> errors)
    {
        var fault = "";
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Array:
                fault = "Array specified for non-repeated field.";
                break;
            case JsonValueKind.Object when type.Kind == TypeKind.Struct:
                return Record(column, value, errors);
            case JsonValueKind.Object:
                fault = "This field: " + column.Name + " is not a record.";
                break;
            default:
                if (ScalarReader.Read(type, value, out fault) is { } scalar)
                {
                    return scalar;
                }

                break;
        }

        errors.Add(RowError.Invalid(column.Name, fault));
        return null;
    }

    private static Composite Record(Column column, JsonElement value, List<RowError> errors)
    {
        var values = new object?[column.Fields.Count];
        foreach (var member in value.EnumerateObject())
        {
            var index = column.Fields.ToList().FindIndex(field => string.Equals(field.Name, member.Name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                errors.Add(RowError.Invalid($"{column.Name}.{member.Name}", $"no such field: {member.Name}."));
            }
            else
            {
                values[index] = Value(column.Fields[index], member.Value, errors);
            }
        }

        return new Composite(values);
    }
}
