namespace Isobar.Tests.Doubles.PubSub;

/// <summary>Where Java and the emulator of the Google Cloud SDK are on this machine.</summary>
/// <param name="Java">The program.</param>
/// <param name="Jar">The emulator.</param>
public sealed record EmulatorInstallation(string Java, string Jar)
{
    /// <summary>What to print when <see cref="Find"/> finds nothing.</summary>
    public const string MissingBecause =
        "Not tested: the Pub/Sub emulator of the Google Cloud SDK is not installed here (gcloud components install pubsub-emulator; it needs Java).";

    private static readonly string Lib = Path.Combine("platform", "pubsub-emulator", "lib");

    /// <summary>The installation beside the <c>gcloud</c> that the path leads to, or null.</summary>
    public static EmulatorInstallation? Find() =>
        FindJar() is { } jar && FindJava() is { } java ? new EmulatorInstallation(java, jar) : null;

    // gcloud itself takes seconds to say where it is, and to start the emulator; the jar needs neither.
    private static string? FindJar()
    {
        var gcloud = ProgramPath.Find("gcloud");
        var root = Environment.GetEnvironmentVariable("CLOUDSDK_ROOT_DIR")
            ?? (gcloud is null ? null : Path.GetDirectoryName(Path.GetDirectoryName(ProgramPath.Resolve(gcloud))));
        var lib = root is null ? null : Path.Combine(root, Lib);
        return Directory.Exists(lib) ? Directory.EnumerateFiles(lib, "cloud-pubsub-emulator-*.jar").Max(StringComparer.Ordinal) : null;
    }

    private static string? FindJava()
    {
        var home = Environment.GetEnvironmentVariable("JAVA_HOME");
        var java = home is null ? null : Path.Combine(home, "bin", OperatingSystem.IsWindows() ? "java.exe" : "java");
        return File.Exists(java) ? java : ProgramPath.Find("java");
    }
}
