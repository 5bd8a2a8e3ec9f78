using System.Collections.Concurrent;
using Isobar.Tests.Deploy.Tools;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>What is deployed: as Kustomize renders it, or a file as it is.</summary>
internal static class Deployment
{
    public const string Base = "deploy/gke/base";
    public const string Overlay = "deploy/gke/overlays/example";
    public const string CloudRun = "deploy/cloud-run/service.yaml";

    private static readonly ConcurrentDictionary<string, Task<IReadOnlyList<Manifest>>> Known = new(StringComparer.Ordinal);

    /// <summary>Those for Kubernetes.</summary>
    public static TheoryData<string> Clusters => [Base, Overlay];

    public static TheoryData<string> All => [Base, Overlay, CloudRun];

    /// <summary>Why it cannot be read here, or null.</summary>
    public static string? MissingBecause(string source) => source == CloudRun ? null : Tool.Kubectl.MissingBecause;

    public static Task<IReadOnlyList<Manifest>> ReadAsync(string source) => Known.GetOrAdd(source, LoadAsync);

    private static async Task<IReadOnlyList<Manifest>> LoadAsync(string source)
    {
        var text = source == CloudRun
            ? await File.ReadAllTextAsync(Checkout.PathOf(source))
            : await Tool.Kubectl.OutputAsync(Checkout.Root, "kustomize", source);
        return [.. Yaml.Read(text).Select(static document => new Manifest(document))];
    }
}
