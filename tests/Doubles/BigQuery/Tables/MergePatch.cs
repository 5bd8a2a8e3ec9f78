using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>PATCH as Google's APIs have it, which is RFC 7396: null takes a member away, lists are replaced as a whole.</summary>
internal static class MergePatch
{
    public static JsonObject Apply(JsonObject original, JsonObject patch)
    {
        var result = (JsonObject)original.DeepClone();
        foreach (var (name, change) in patch)
        {
            if (change is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = change is JsonObject inner && result[name] is JsonObject before ? Apply(before, inner) : change.DeepClone();
            }
        }

        return result;
    }
}
