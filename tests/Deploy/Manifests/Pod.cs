using System.Text.Json.Nodes;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>The template of pods, or of Cloud Run's instances; each has one container.</summary>
internal sealed record Pod(Manifest Owner, JsonObject Template)
{
    public JsonNode Spec => Template["spec"]!;

    public Dictionary<string, string> Labels => Template.Pairs("metadata", "labels");

    public JsonNode Container => Assert.Single(Spec.Items("containers"));

    public string[] Arguments => [.. Container.Items("args").Select(static argument => argument.ToString())];

    /// <summary>Its variables, those of its ConfigMaps among them. A value that comes from elsewhere is <paramref name="elsewhere"/>.</summary>
    public Dictionary<string, string> Variables(IEnumerable<Manifest> manifests, string elsewhere)
    {
        var settings = Container.Items("envFrom").Select(source => source.Text("configMapRef", "name"));
        var variables = manifests
            .Where(manifest => manifest.Kind == "ConfigMap" && settings.Contains(manifest.Name))
            .SelectMany(static manifest => manifest.Document.Pairs("data"))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var variable in Container.Items("env"))
        {
            variables[variable.Text("name")!] = variable.Text("value") ?? elsewhere;
        }

        return variables;
    }

    /// <summary>Whether a selector's labels are all among its own.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels) =>
        labels.All(label => Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
