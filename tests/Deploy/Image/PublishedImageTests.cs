using System.Text.Json.Nodes;
using Isobar.Tests.Deploy.Manifests;
using Isobar.Tests.Deploy.Tools;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Image;

/// <summary>What the image holds, built and started as the Dockerfile says.</summary>
[Collection(ImageTests.Name)]
public sealed class PublishedImageTests(PublishedImage image, ITestOutputHelper output)
{
    private static readonly Dockerfile File = Dockerfile.Read();

    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    public async Task The_entry_point_starts_the_program(string argument)
    {
        if (!IsMissing())
        {
            Assert.NotEmpty(await StartAsync(argument));
        }
    }

    [Theory]
    [MemberData(nameof(Deployment.All), MemberType = typeof(Deployment))]
    public async Task The_program_has_every_command_that_is_deployed(string source)
    {
        if (IsMissing())
        {
            return;
        }

        if (Deployment.MissingBecause(source) is { } reason)
        {
            output.WriteLine(reason);
            return;
        }

        foreach (var pod in (await Deployment.ReadAsync(source)).Select(static manifest => manifest.Pod).OfType<Pod>())
        {
            await ExpectCommandAsync(pod.Arguments);
        }
    }

    [Fact]
    public async Task The_program_has_the_command_that_a_container_runs_if_nobody_says_otherwise()
    {
        if (!IsMissing())
        {
            await ExpectCommandAsync(File.Last.The("CMD").Exec);
        }
    }

    [Fact]
    public async Task Globalization_is_invariant_unless_the_image_has_cultures()
    {
        if (IsMissing())
        {
            return;
        }

        var program = File.Last.The("ENTRYPOINT").Exec[1];
        var settings = await System.IO.File.ReadAllTextAsync(Path.Combine(image.Application, Path.ChangeExtension(program, ".runtimeconfig.json")));
        var invariant = JsonNode.Parse(settings).At("runtimeOptions", "configProperties")!["System.Globalization.Invariant"]!.GetValue<bool>();
        Assert.NotEqual(invariant, File.Last.Image.EndsWith("-extra", StringComparison.Ordinal));
    }

    // Help is given for what there is, and that of the whole program for what there is not.
    private async Task ExpectCommandAsync(string[] arguments)
    {
        var command = string.Join(' ', arguments.TakeWhile(static argument => !argument.StartsWith('-')));
        Assert.Contains($"isobar-silo {command} ", await StartAsync([.. arguments, "--help"]), StringComparison.Ordinal);
    }

    private Task<string> StartAsync(params IEnumerable<string> arguments)
    {
        var entry = File.Last.The("ENTRYPOINT").Exec;
        Assert.Equal("dotnet", entry[0]);
        return Tool.Dotnet.OutputAsync(image.Application, [.. entry[1..], .. arguments]);
    }

    private bool IsMissing()
    {
        if (image.MissingBecause is not { } reason)
        {
            return false;
        }

        output.WriteLine(reason);
        return true;
    }
}
