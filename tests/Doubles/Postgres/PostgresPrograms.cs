using System.Diagnostics;
using System.Globalization;

namespace Isobar.Tests.Doubles.Postgres;

/// <summary>Finds PostgreSQL's programs on this machine.</summary>
internal static class PostgresPrograms
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];
    private static readonly string[] Roots = ["/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql"];

    /// <summary>The folder that has them, or null.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(folder => Array.TrueForAll(Needed, name => IsThere(Path.Combine(folder, name))));

    private static IEnumerable<string> Candidates() =>
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        .. FromPgConfig(),
        .. Roots.Where(Directory.Exists).SelectMany(Versions).Select(folder => Path.Combine(folder, "bin")),
    ];

    // Newest first; a root without versions is a folder of programs itself.
    private static IEnumerable<string> Versions(string root) =>
        Directory.GetDirectories(root).OrderByDescending(VersionOf).Append(root);

    private static double VersionOf(string folder) =>
        double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    // A link stays behind when what it points to is removed, and is a file that exists.
    private static bool IsThere(string program) =>
        File.Exists(program) && File.ResolveLinkTarget(program, returnFinalTarget: true) is not { Exists: false };

    private static string[] FromPgConfig()
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo("pg_config", ["--bindir"]) { RedirectStandardOutput = true, UseShellExecute = false });
            return [asked!.StandardOutput.ReadToEnd().Trim()];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }
}
