using System.Text.RegularExpressions;
using Isobar.Tests.Deploy.Tools;

namespace Isobar.Tests.Deploy.Image;

/// <summary>The files that a build is given: those of the tree, tracked or new, but for what <c>.dockerignore</c> names.</summary>
internal static class BuildContext
{
    /// <summary>Why the tree's files are not known, or null.</summary>
    public static string? MissingBecause => Tool.Git.MissingBecause
        ?? (Path.Exists(Checkout.PathOf(".git")) ? null : "This is no checkout of git's, which tells the files of the tree.");

    public static async Task CopyAsync(string target)
    {
        var ignored = (await File.ReadAllLinesAsync(Checkout.PathOf(".dockerignore")))
            .Where(static line => line.Length > 0 && line[0] != '#').Select(Pattern).ToList();
        var files = await Tool.Git.OutputAsync(Checkout.Root, "ls-files", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => !ignored.Exists(pattern => pattern.IsMatch(file))))
        {
            var copy = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (File.Exists(Checkout.PathOf(file)))
            {
                File.Copy(Checkout.PathOf(file), copy);
            }
        }
    }

    // A pattern covers what it names and all that is within; ** is any folders, * anything of a name.
    private static Regex Pattern(string line) => new(
        "^" + Regex.Escape(line).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "(/.*)?$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));
}
