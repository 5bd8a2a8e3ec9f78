using Isobar.Tests.Deploy.Tools;

namespace Isobar.Tests.Deploy.Image;

/// <summary>
/// What the Dockerfile builds, built without a container: each stage in a folder of its own, paths from the root taken as within it. Sources are laid
/// anew each time; only what compiling them made is kept, so that the next run takes seconds.
/// </summary>
public sealed class PublishedImage : IAsyncLifetime
{
    private const string Kept = "artifacts";

    /// <summary>Why it could not be built, or null.</summary>
    public string? MissingBecause { get; private set; } = BuildContext.MissingBecause ?? Tool.Shell.MissingBecause;

    /// <summary>Where the last stage's working directory is.</summary>
    public string Application { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var stages = Dockerfile.Read().Stages;
        for (var number = 0; number < stages.Count && MissingBecause is null; number++)
        {
            await BuildAsync(stages[number], stages);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task BuildAsync(Stage stage, IReadOnlyList<Stage> stages)
    {
        Application = RootOf(stage);
        Clear(Application);
        foreach (var instruction in stage.Instructions)
        {
            switch (instruction.Name)
            {
                case "WORKDIR":
                    Application = Path.Combine(RootOf(stage), instruction.Arguments.TrimStart('/'));
                    Directory.CreateDirectory(Application);
                    break;
                case "COPY" when instruction.Flag("from") is { } from:
                    Assert.Equal(2, instruction.Paths.Length);
                    CopyAll(
                        Path.Combine(RootOf(stages.Single(one => one.Name == from)), instruction.Paths[0].TrimStart('/')),
                        Path.Combine(Application, instruction.Paths[1]));
                    break;
                case "COPY":
                    Assert.Equal([".", "."], instruction.Paths);
                    await BuildContext.CopyAsync(Application);
                    break;
                case "RUN":
                    await RunAsync(instruction);
                    break;
                case "USER" or "ENV" or "EXPOSE" or "ENTRYPOINT" or "CMD":
                    break;
                default:
                    Assert.Fail($"This test does not know {instruction.Name}, which the Dockerfile has.");
                    break;
            }
        }
    }

    private async Task RunAsync(Instruction instruction)
    {
        var run = await Tool.Shell.RunAsync(Application, "-c", instruction.Arguments);
        if (run.ExitCode != 0 && run.Output.Contains("NU1101", StringComparison.Ordinal) && run.Output.Contains("Microsoft.Orleans", StringComparison.Ordinal))
        {
            MissingBecause = "The image was not built: this package feed has no Microsoft.Orleans packages.";
            return;
        }

        Assert.True(run.ExitCode == 0, $"RUN {instruction.Arguments}: {run}");
    }

    private static string RootOf(Stage stage) =>
        Directory.CreateDirectory(Checkout.PathOf(Kept, "image", stage.Name ?? "last")).FullName;

    private static void Clear(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }

        foreach (var child in Directory.EnumerateDirectories(folder).Where(static child => Path.GetFileName(child) != Kept))
        {
            Clear(child);
            if (!Directory.EnumerateFileSystemEntries(child).Any())
            {
                Directory.Delete(child);
            }
        }
    }

    private static void CopyAll(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
