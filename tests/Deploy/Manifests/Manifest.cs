using System.Text.Json.Nodes;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>One document of a deployment.</summary>
internal sealed record Manifest(JsonObject Document)
{
    public string Kind => Document.Text("kind")!;

    public string Name => Document.Text("metadata", "name")!;

    /// <summary>The pods that it makes, or null.</summary>
    public Pod? Pod => Document.At("spec", "template") is JsonObject template ? new Pod(this, template) : null;

    public override string ToString() => $"{Kind} {Name}";
}
