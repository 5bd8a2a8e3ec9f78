using System.Text.Json.Nodes;
using Isobar.Tests.Deploy.Manifests;
using Isobar.Tests.Deploy.Tools;

namespace Isobar.Tests.Deploy.Image;

public sealed class DockerfileTests
{
    private static readonly Dockerfile File = Dockerfile.Read();

    [Fact]
    public void The_image_runs_as_a_number_that_is_not_root()
    {
        var user = File.Last.The("USER").Arguments;

        Assert.True(int.Parse(user) > 0);
        Assert.All(
            File.Last.Instructions.Select(static instruction => instruction.Flag("chown")).OfType<string>(), owner => Assert.Equal($"{user}:{user}", owner));
    }

    [Fact]
    public async Task The_images_that_it_is_built_from_have_the_version_that_the_product_has()
    {
        var sdk = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(Checkout.PathOf("global.json"))).Text("sdk", "version")!;
        var version = string.Join('.', sdk.Split('.')[..2]);

        Assert.Equal(
            [$"mcr.microsoft.com/dotnet/sdk:{version}-noble", $"mcr.microsoft.com/dotnet/aspnet:{version}-noble-chiseled"],
            File.Stages.Select(static stage => stage.Image));
        Assert.Contains($"<TargetFramework>net{version}</TargetFramework>", await System.IO.File.ReadAllTextAsync(Checkout.PathOf("Directory.Build.props")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_exposes_what_the_manifests_name()
    {
        var manifests = await System.IO.File.ReadAllTextAsync(Checkout.PathOf("deploy", "gke", "base", "silo", "deployment.yaml"));
        var ports = Yaml.Read(manifests).Single().Everywhere("containerPort").Select(static port => port.ToString());

        Assert.Equal(ports, File.Last.The("EXPOSE").Words);
    }

    [Fact]
    public async Task Pods_run_as_the_user_of_the_image()
    {
        var user = File.Last.The("USER").Arguments;
        foreach (var file in new[] { "setup-job.yaml", "silo/deployment.yaml", "serve/deployment.yaml" })
        {
            var manifest = await System.IO.File.ReadAllTextAsync(Checkout.PathOf("deploy", "gke", "base", file));
            Assert.All(Yaml.Read(manifest).SelectMany(static document => document.Everywhere("runAsUser")), id => Assert.Equal(user, id.ToString()));
        }
    }
}
