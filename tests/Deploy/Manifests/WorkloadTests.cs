using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Isobar.Tests.Deploy.Tools;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Manifests;

public sealed partial class WorkloadTests(ITestOutputHelper output) : ManifestTest(output)
{
    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task No_container_is_root_or_can_become_it(string source) => Assert.All(await PodsAsync(source), static pod =>
    {
        Assert.Equal("true", pod.Spec.Text("securityContext", "runAsNonRoot"));
        Assert.True((int)pod.Spec.At("securityContext", "runAsUser")! > 0, "runAsUser must be a number above 0.");
        Assert.Equal("RuntimeDefault", pod.Spec.Text("securityContext", "seccompProfile", "type"));
        var container = pod.Container.At("securityContext");
        Assert.Equal("false", container.Text("allowPrivilegeEscalation"));
        Assert.Equal("true", container.Text("readOnlyRootFilesystem"));
        Assert.Equal(["ALL"], container.Items("capabilities", "drop").Select(static name => name.ToString()));
        Assert.Equal("false", pod.Spec.Text("automountServiceAccountToken"));
    });

    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task Every_container_has_what_it_needs_and_a_limit(string source) => Assert.All(await PodsAsync(source), static pod =>
    {
        foreach (var bound in (string[])["requests", "limits"])
        {
            Assert.Equal(["cpu", "memory"], pod.Container.Pairs("resources", bound).Keys.Order(StringComparer.Ordinal));
        }

        // Memory cannot be taken back: a promise beyond what is reserved ends with a killed pod.
        Assert.Equal(pod.Container.Text("resources", "requests", "memory"), pod.Container.Text("resources", "limits", "memory"));
        Assert.All(pod.Spec.Items("volumes").Where(static volume => volume.At("emptyDir") is not null), static volume =>
            Assert.NotNull(volume.Text("emptyDir", "sizeLimit")));
    });

    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task A_rollout_takes_nothing_away_before_its_successor_is_ready(string source) => Assert.All(
        (await ReadAsync(source)).Where(static manifest => manifest.Kind == "Deployment"),
        static manifest =>
        {
            Assert.Equal("0", manifest.Document.Text("spec", "strategy", "rollingUpdate", "maxUnavailable"));
            Assert.Equal("1", manifest.Document.Text("spec", "strategy", "rollingUpdate", "maxSurge"));
        });

    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task A_pod_has_longer_to_end_than_draining_takes(string source)
    {
        var host = await File.ReadAllTextAsync(Checkout.PathOf("Silo", "Hosting", "SiloHost.cs"));
        var drainSeconds = int.Parse(ShutdownTimeout().Match(host).Groups["seconds"].Value);
        Assert.InRange(drainSeconds, 1, 600);

        Assert.All(await PodsAsync(source), pod =>
        {
            var before = (int?)pod.Container.At("lifecycle", "preStop", "sleep", "seconds") ?? 0;
            Assert.True(
                (int)pod.Spec.At("terminationGracePeriodSeconds")! >= before + drainSeconds + 10,
                $"{pod.Owner} is killed before it has drained: {before} s of waiting and {drainSeconds} s of draining need a margin of 10 s.");
        });
    }

    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task Whatever_pods_mount_is_a_volume_of_theirs_and_all_that_they_can_write_is_scratch(string source) => Assert.All(
        await PodsAsync(source),
        static pod =>
        {
            var volumes = pod.Spec.Items("volumes").ToDictionary(static volume => volume.Text("name")!, StringComparer.Ordinal);
            var mounts = pod.Container.Items("volumeMounts").ToList();
            Assert.Equal(volumes.Keys.Order(StringComparer.Ordinal), mounts.Select(static mount => mount.Text("name")!).Order(StringComparer.Ordinal));
            Assert.All(mounts, mount => Assert.True(
                mount.Text("readOnly") == "true" || volumes[mount.Text("name")!].At("emptyDir") is JsonObject, $"{mount.ToJsonString()} can be written."));
            Assert.Contains(mounts, static mount => mount.Text("mountPath") == "/tmp");
        });

    [GeneratedRegex(@"ShutdownTimeout = TimeSpan\.FromSeconds\((?<seconds>\d+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ShutdownTimeout();
}
