using System.Text.Json;
using Spectre.Console;

namespace Isobar.Client.Output;

/// <summary>A list of JSON objects as a table; columns that are empty throughout are left out.</summary>
internal static class JsonTable
{
    public static Table Of(JsonElement objects)
    {
        var columns = Columns(objects);
        var table = Empty(columns.Select(JsonText.Title));
        foreach (var item in objects.EnumerateArray())
        {
            table.AddRow(columns.Select(column => new Text(Cell(item, column))));
        }

        return table;
    }

    public static Table Empty(IEnumerable<string> titles)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var title in titles)
        {
            table.AddColumn(new TableColumn(new Text(title, new Style(decoration: Decoration.Bold))));
        }

        return table;
    }

    private static List<string> Columns(JsonElement objects) =>
    [
        .. objects.EnumerateArray()
            .SelectMany(item => item.EnumerateObject())
            .Where(field => field.Value.ValueKind != JsonValueKind.Null)
            .Select(field => field.Name)
            .Distinct(StringComparer.Ordinal),
    ];

    private static string Cell(JsonElement item, string column) =>
        item.TryGetProperty(column, out var value) ? JsonText.Of(value) : "";
}
