using System.Text.Json.Nodes;

namespace Isobar.Silo.Stats;

/// <summary>
/// The figures of several silos as one. Counts add up. What cannot be added is that of the silo that is worst off: percentiles, longest times and
/// ages; means are the mean of the silos'. Lists are joined by what their members are about.
/// </summary>
internal static class MergedFigures
{
    private static readonly string[] WorstOf = ["_p50", "_p95", "_p99", "_max", "_age_ms"];

    public static JsonObject Merge(IReadOnlyList<JsonObject> silos)
    {
        var merged = new JsonObject();
        foreach (var name in silos.SelectMany(static silo => silo.Select(static member => member.Key)).Distinct(StringComparer.Ordinal))
        {
            merged[name] = Merge(name, [.. silos.Select(silo => silo[name]).OfType<JsonNode>()]);
        }

        return merged;
    }

    private static JsonNode? Merge(string name, IReadOnlyList<JsonNode> values) => values switch
    {
        [] => null,
        [JsonObject, ..] => Merge([.. values.OfType<JsonObject>()]),
        [JsonArray, ..] => Join([.. values.OfType<JsonArray>().SelectMany(static list => list).OfType<JsonObject>()]),
        [JsonValue first, ..] when first.GetValueKind() != System.Text.Json.JsonValueKind.Number => first.DeepClone(),
        _ => Number(name, [.. values.Select(static value => value.GetValue<double>())]),
    };

    private static JsonNode Number(string name, double[] values) =>
        Array.Exists(WorstOf, ending => name.EndsWith(ending, StringComparison.Ordinal)) ? Whole(values.Max())
        : name.EndsWith("_mean", StringComparison.Ordinal) ? Math.Round(values.Average(), 1)
        : Whole(values.Sum());

    // A count stays a count: 12, not 12.0.
    private static JsonNode Whole(double value) => Math.Floor(value).Equals(value) ? (long)value : value;

    private static JsonArray Join(IReadOnlyList<JsonObject> members) =>
    [
        .. members
            .GroupBy(static member => string.Join('\n', member.Select(static one => one.Value).OfType<JsonValue>()
                .Where(static value => value.GetValueKind() == System.Text.Json.JsonValueKind.String)), StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => Merge([.. group])),
    ];
}
