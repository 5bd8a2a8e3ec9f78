using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Isobar.Tests.Simulation.Tests;

/// <summary>
/// The planted bugs still fit the sources. That each is found is seen by <c>tests/Simulation/Planted/run</c>, which builds the product once for each.
/// </summary>
public sealed class PlantedTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "Planted");

    public static TheoryData<string> Bugs => new(Directory.GetFiles(Folder, "*.patch").Select(static path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task A_planted_bug_fits_the_sources(string bug)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-C", Path.Combine(Folder, "..", "..", ".."), "apply", "--check", "-"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(await File.ReadAllTextAsync(Path.Combine(Folder, $"{bug}.patch")));
        process.StandardInput.Close();
        var output = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, output);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
