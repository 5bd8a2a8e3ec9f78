using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Isobar.Client.Output;

/// <summary>
/// A JSON answer laid out for a person: fields below each other, objects indented, lists of objects as tables. It shows what
/// the server says, so that a new figure there needs no change here.
/// </summary>
internal static class JsonView
{
    public static IRenderable Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Fields(value),
        JsonValueKind.Array when IsTable(value) => JsonTable.Of(value),
        JsonValueKind.Array => new Text(string.Join(", ", value.EnumerateArray().Select(JsonText.Of))),
        _ => new Text(JsonText.Of(value)),
    };

    private static Rows Fields(JsonElement value)
    {
        var known = value.EnumerateObject().Where(field => !IsEmpty(field.Value)).ToList();
        var width = known.Where(field => !IsNested(field.Value)).Select(field => field.Name.Length).DefaultIfEmpty().Max();
        return new Rows(known.SelectMany(field => Field(field, width)));
    }

    private static IEnumerable<IRenderable> Field(JsonProperty field, int width)
    {
        var title = JsonText.Title(field.Name);
        if (IsNested(field.Value))
        {
            return [new Text(title, new Style(decoration: Decoration.Bold)), new Padder(Of(field.Value), new Padding(2, 0, 0, 0))];
        }

        return [new Text($"{title.PadRight(width)}  {InlineText(field.Value)}")];
    }

    private static string InlineText(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(", ", value.EnumerateArray().Select(JsonText.Of))
        : JsonText.Of(value);

    private static bool IsNested(JsonElement value) => value.ValueKind == JsonValueKind.Object || IsTable(value);

    private static bool IsTable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
        && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object);

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };
}
