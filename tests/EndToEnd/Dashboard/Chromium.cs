namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>Where a Chromium is.</summary>
internal static class Chromium
{
    public const string Missing = "There is no Chromium here: install Debian's package chromium, or set ISOBAR_CHROMIUM to one.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public static string? Path { get; } = Environment.GetEnvironmentVariable("ISOBAR_CHROMIUM") is { Length: > 0 } given
        ? given
        : Names.SelectMany(static name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
