using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>A test of what is deployed; where Kustomize is missing it says so and passes.</summary>
public abstract class ManifestTest(ITestOutputHelper output)
{
    private protected async Task<IReadOnlyList<Manifest>> ReadAsync(string source)
    {
        if (Deployment.MissingBecause(source) is { } reason)
        {
            output.WriteLine($"{source} is not looked at: {reason}");
            return [];
        }

        var manifests = await Deployment.ReadAsync(source);
        Assert.NotEmpty(manifests);
        return manifests;
    }

    private protected async Task<IReadOnlyList<Pod>> PodsAsync(string source) =>
        [.. (await ReadAsync(source)).Select(static manifest => manifest.Pod).OfType<Pod>()];
}
