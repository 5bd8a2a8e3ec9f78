using Isobar.Silo.Pipeline;
using Isobar.Tests.Deploy.Tools;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>What one document names, another has.</summary>
public sealed class ReferenceTests(ITestOutputHelper output) : ManifestTest(output)
{
    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task A_deployment_selects_its_own_pods(string source) => Assert.All(
        (await ReadAsync(source)).Where(static manifest => manifest.Kind == "Deployment"),
        static manifest => Assert.True(manifest.Pod!.Matches(manifest.Document.Pairs("spec", "selector", "matchLabels")), manifest.ToString()));

    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task Every_selector_of_pods_finds_some(string source)
    {
        var manifests = await ReadAsync(source);
        var pods = await PodsAsync(source);
        Assert.All(manifests, manifest => Assert.All(
            SelectorsOf(manifest),
            labels => Assert.True(pods.Any(pod => pod.Matches(labels)), $"{manifest} selects {string.Join(", ", labels)}, which no pod has.")));
    }

    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task Pods_keep_away_from_their_own_kind(string source) => Assert.All(
        (await PodsAsync(source)).Where(static pod => pod.Owner.Kind == "Deployment"),
        static pod =>
        {
            var spread = pod.Spec.Items("topologySpreadConstraints")
                .Concat(pod.Spec.Items("affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution").Select(static term => term.At("podAffinityTerm")!))
                .ToList();
            Assert.Equal(
                ["kubernetes.io/hostname", "topology.kubernetes.io/zone"], spread.Select(static rule => rule.Text("topologyKey")).Order(StringComparer.Ordinal));
            Assert.All(spread, rule => Assert.True(pod.Matches(rule.Pairs("labelSelector", "matchLabels"))));
        });

    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task Settings_accounts_and_services_are_there(string source)
    {
        var manifests = await ReadAsync(source);
        Assert.All(manifests.Select(static manifest => manifest.Pod).OfType<Pod>(), pod =>
        {
            Expect("ServiceAccount", pod.Spec.Text("serviceAccountName"));
            Assert.All(pod.Container.Items("envFrom"), reference => Expect("ConfigMap", reference.Text("configMapRef", "name")));
        });
        Assert.All(manifests.SelectMany(static manifest => manifest.Document.Everywhere("backendRefs")).SelectMany(static list => list.Items()), backend =>
            Expect("Service", backend.Text("name")));
        Assert.All(manifests.Where(static manifest => manifest.Kind == "HorizontalPodAutoscaler"), manifest =>
        {
            Expect(manifest.Document.Text("spec", "scaleTargetRef", "kind")!, manifest.Document.Text("spec", "scaleTargetRef", "name"));

            // Or every rollout would undo what the autoscaler did.
            Assert.Null(manifests.Single(one => one.Kind == "Deployment" && one.Name == manifest.Document.Text("spec", "scaleTargetRef", "name")).Document.At("spec", "replicas"));
        });

        void Expect(string kind, string? name) =>
            Assert.True(manifests.Any(manifest => manifest.Kind == kind && manifest.Name == name), $"There is no {kind} {name}.");
    }

    [Theory]
    [MemberData(nameof(Deployment.Clusters), MemberType = typeof(Deployment))]
    public async Task Silos_follow_the_backlogs_of_the_subscriptions_that_the_code_has(string source)
    {
        var manifests = await ReadAsync(source);
        if (manifests.Count > 0)
        {
            Assert.Equal(
                [PipelineTopics.UserEventsSubscription, PipelineTopics.WeatherObservationsSubscription],
                manifests.SelectMany(static manifest => manifest.Document.Everywhere("resource.labels.subscription_id")).Select(static name => name.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Deployment.All), MemberType = typeof(Deployment))]
    public async Task Every_secret_is_made_in_the_instructions(string source)
    {
        var instructions = await File.ReadAllTextAsync(source == Deployment.CloudRun
            ? Checkout.PathOf("deploy", "cloud-run", "README.md")
            : Checkout.PathOf("docs", "deploying.md"));
        var pods = await PodsAsync(source);
        var names = pods
            .SelectMany(static pod => pod.Spec.Everywhere("secretKeyRef").Select(static secret => secret.Text("name")!)
                .Concat(pod.Spec.Everywhere("secretName").Select(static name => name.ToString())))
            .Distinct(StringComparer.Ordinal);
        var verb = source == Deployment.CloudRun ? "gcloud secrets versions add" : "kubectl create secret generic";
        Assert.All(names, name => Assert.Contains($"{verb} {name} ", instructions, StringComparison.Ordinal));
    }

    private static IEnumerable<Dictionary<string, string>> SelectorsOf(Manifest manifest) => manifest.Kind switch
    {
        "Service" when manifest.Document.Text("apiVersion") == "v1" => [manifest.Document.Pairs("spec", "selector")],

        // A selector beside that of a namespace is for the pods of others.
        "NetworkPolicy" => manifest.Document.Everywhere("podSelector")
            .Where(static selector => selector.Parent!["namespaceSelector"] is null)
            .Select(static selector => selector.Pairs("matchLabels")),
        "PodDisruptionBudget" or "PodMonitoring" => [manifest.Document.Pairs("spec", "selector", "matchLabels")],
        _ => [],
    };
}
