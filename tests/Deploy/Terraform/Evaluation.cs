using System.Text.Json.Nodes;
using Isobar.Tests.Deploy.Tools;

namespace Isobar.Tests.Deploy.Terraform;

/// <summary>Terraform's own evaluation of files that need no provider.</summary>
internal static class Evaluation
{
    private const string Folder = "deploy/terraform";

    /// <summary>The outputs of these files, or of a whole folder.</summary>
    public static async Task<JsonObject> OutputsAsync(IEnumerable<string> files, params (string Name, string Value)[] variables)
    {
        using var copy = new TemporaryDirectory();
        await ApplyAsync(copy, files, variables, static run => Assert.True(run.ExitCode == 0, run.ToString()));
        return JsonNode.Parse(await Tool.Terraform.OutputAsync(copy.FullPath, "output", "-json"))!.AsObject();
    }

    /// <summary>What Terraform says of variables that it refuses; a failed assertion if it takes them.</summary>
    public static async Task<string> RefusalAsync(IEnumerable<string> files, params (string Name, string Value)[] variables)
    {
        using var copy = new TemporaryDirectory();
        var errors = "";
        await ApplyAsync(copy, files, variables, run =>
        {
            Assert.NotEqual(0, run.ExitCode);
            errors = run.Errors;
        });
        return errors;
    }

    /// <summary>The files of the folder's module of what the code expects.</summary>
    public static IEnumerable<string> Contract => Directory
        .EnumerateFiles(Checkout.PathOf(Folder, "contract"), "*", SearchOption.AllDirectories)
        .Select(static path => Path.GetRelativePath(Checkout.PathOf(Folder), path));

    private static async Task ApplyAsync(
        TemporaryDirectory copy, IEnumerable<string> files, (string Name, string Value)[] variables, Action<ToolRun> judge)
    {
        foreach (var file in files)
        {
            var place = Path.Combine(copy.FullPath, file.Replace("contract/", "", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(Checkout.PathOf(Folder, file), place);
        }

        await Tool.Terraform.OutputAsync(copy.FullPath, "init", "-input=false", "-no-color");
        judge(await Tool.Terraform.RunAsync(
            copy.FullPath,
            ["apply", "-auto-approve", "-input=false", "-no-color", .. variables.Select(static variable => $"-var={variable.Name}={variable.Value}")]));
    }
}
