using System.Text.Json.Nodes;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>Walks documents whose fields may be absent.</summary>
internal static class Nodes
{
    /// <summary>The node at the end of these names, or null.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            node = node is JsonObject parent ? parent[name] : null;
        }

        return node;
    }

    /// <summary>The text of a scalar, whatever its type; null if it is absent.</summary>
    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> names) => node.At(names)?.ToString();

    /// <summary>The elements of a list; none if it is absent.</summary>
    public static IEnumerable<JsonNode> Items(this JsonNode? node, params ReadOnlySpan<string> names) =>
        node.At(names) is JsonArray list ? list.OfType<JsonNode>() : [];

    /// <summary>The names and texts of a map; none if it is absent.</summary>
    public static Dictionary<string, string> Pairs(this JsonNode? node, params ReadOnlySpan<string> names) =>
        node.At(names) is JsonObject map ? map.ToDictionary(static pair => pair.Key, static pair => pair.Value!.ToString(), StringComparer.Ordinal) : [];

    /// <summary>Every object within that has this field.</summary>
    public static IEnumerable<JsonNode> Everywhere(this JsonNode? node, string field) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Value.Everywhere(field)).Concat(map.ContainsKey(field) ? [map[field]!] : []),
        JsonArray list => list.SelectMany(item => item.Everywhere(field)),
        _ => [],
    };
}
