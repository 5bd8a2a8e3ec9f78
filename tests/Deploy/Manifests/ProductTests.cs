using System.Reflection;
using Isobar.Silo.Cluster;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Configuration;
using Microsoft.Extensions.Configuration;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>What the manifests ask of the product, it has.</summary>
public sealed class ProductTests(ITestOutputHelper output) : ManifestTest(output)
{
    private static readonly string[] Foreign = ["OTEL_", "DOTNET_"];

    [Theory]
    [MemberData(nameof(Deployment.All), MemberType = typeof(Deployment))]
    public async Task Every_probe_asks_for_a_path_that_the_API_answers_at_a_port_that_the_container_has(string source)
    {
        var paths = ApiPaths.Read();
        Assert.All(await PodsAsync(source), pod =>
        {
            var ports = pod.Container.Items("ports").SelectMany(static port => new[] { port.Text("name"), port.Text("containerPort") }).ToList();
            Assert.All(pod.Container.Everywhere("httpGet"), probe =>
            {
                Assert.Contains(probe.Text("path")!, paths);
                Assert.Contains(probe.Text("port"), ports);
            });
        });
        Assert.All((await ReadAsync(source)).SelectMany(PathsOf), path => Assert.Contains(path, paths));
    }

    [Theory]
    [MemberData(nameof(Deployment.All), MemberType = typeof(Deployment))]
    public async Task Whatever_serves_has_every_probe(string source) => Assert.All(
        (await PodsAsync(source)).Where(static pod => pod.Owner.Kind != "Job"),
        pod => Assert.All(
            source == Deployment.CloudRun ? (string[])["startupProbe", "livenessProbe"] : ["startupProbe", "livenessProbe", "readinessProbe"],
            probe => Assert.NotNull(pod.Container.At(probe, "httpGet"))));

    [Theory]
    [MemberData(nameof(Deployment.All), MemberType = typeof(Deployment))]
    public async Task Every_command_line_is_read_without_a_complaint(string source) => Assert.All(await PodsAsync(source), static pod =>
    {
        var role = Enum.Parse<HostRole>(pod.Arguments[0], ignoreCase: true);
        var arguments = new HostArguments(role);
        var command = new System.CommandLine.Command(pod.Arguments[0]);
        arguments.AddTo(command);
        var parsed = command.Parse([.. pod.Arguments.SkipWhile(static argument => !argument.StartsWith('-'))]);
        Assert.Empty(parsed.Errors);
        if (pod.Container.Items("ports").FirstOrDefault() is { } port)
        {
            Assert.Equal(port.Text("containerPort"), new Uri(arguments.Read(parsed).Url).Port.ToString());
        }
    });

    [Theory]
    [MemberData(nameof(Deployment.All), MemberType = typeof(Deployment))]
    public async Task Every_setting_is_a_key_of_the_product_and_within_its_limits(string source)
    {
        var manifests = await ReadAsync(source);
        Assert.All(await PodsAsync(source), pod =>
        {
            var settings = Settings(pod.Variables(manifests, elsewhere: "Host=database"));
            Assert.Empty(UnknownKeys.In(settings));
            Assert.Empty(UnreadableValues.In(settings));
            Assert.Equal("postgres", settings["Cluster:Membership"]);
            if (source != Deployment.Base && pod.Owner.Kind != "Job")
            {
                Assert.Empty(FaultsOf(settings));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Deployment.All), MemberType = typeof(Deployment))]
    public async Task Every_other_variable_is_one_that_something_reads(string source)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        new ConfigurationBuilder().AddClusterEnvironment(name =>
        {
            read.Add(name);
            return null;
        }).Build();

        var manifests = await ReadAsync(source);
        Assert.All(await PodsAsync(source), pod =>
        {
            var variables = pod.Variables(manifests, elsewhere: "");
            Assert.All(
                variables.Keys.Where(static name => !name.StartsWith(SiloConfiguration.EnvironmentPrefix, StringComparison.Ordinal)),
                name => Assert.True(
                    read.Contains(name) || Array.Exists(Foreign, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) || variables.Values.Any(value => value.Contains($"$({name})", StringComparison.Ordinal)),
                    $"Nothing reads {name}."));
        });
    }

    // What load balancers and monitoring ask for.
    private static IEnumerable<string> PathsOf(Manifest manifest) => manifest.Document.Everywhere("requestPath")
        .Concat(manifest.Document.Items("spec", "endpoints").Select(static endpoint => endpoint.At("path")!))
        .Select(static path => path.ToString());

    private static IConfigurationRoot Settings(IReadOnlyDictionary<string, string> variables) => new ConfigurationBuilder()
        .AddInMemoryCollection(variables
            .Where(static variable => variable.Key.StartsWith(SiloConfiguration.EnvironmentPrefix, StringComparison.Ordinal))
            .Select(static variable => KeyValuePair.Create(
                variable.Key[SiloConfiguration.EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value)))
        .Build();

    // Those sections only that are set: what is not deployed here has no project and no file.
    private static IEnumerable<string> FaultsOf(IConfiguration settings) =>
        from entry in OptionsCatalog.All
        let section = settings.GetSection(entry.Section)
        where section.Exists()
        let options = section.Get(entry.Options)
        let faults = entry.Options.GetMethod("Faults", BindingFlags.Public | BindingFlags.Instance, [])
        where faults is not null
        from fault in (IEnumerable<string>)faults.Invoke(options, [])!
        select fault;
}
