using System.Security.Cryptography;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>Installs the packages that <c>tests/Orleans.Streaming.GCP/PubSub/node</c> locks, once, in a folder of their own below <c>artifacts/</c>.</summary>
internal static class NodePackages
{
    private static readonly string Source = Path.Combine("tests", "Orleans.Streaming.GCP", "PubSub", "node");
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc", "client.mjs"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly SemaphoreSlim One = new(1);

    /// <summary>The folder with script and packages.</summary>
    public static async Task<string> InstallAsync(string npm)
    {
        var root = CheckoutRoot();
        var source = Path.Combine(root, Source);
        var target = Path.Combine(root, "artifacts", "node", $"pubsub-{VersionOf(source)}");
        await One.WaitAsync();
        try
        {
            if (!Directory.Exists(target))
            {
                await InstallAsync(npm, source, target);
            }
        }
        finally
        {
            One.Release();
        }

        return target;
    }

    // Under another name first, so that what has the name is whole, whoever else installs or is killed meanwhile.
    private static async Task InstallAsync(string npm, string source, string target)
    {
        var unfinished = $"{target}-{Environment.ProcessId}";
        Directory.CreateDirectory(unfinished);
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(source, file), Path.Combine(unfinished, file), overwrite: true);
        }

        await ProgramRun.RunAsync(
            npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], unfinished, new Dictionary<string, string>(StringComparer.Ordinal), "", Patience);
        try
        {
            Directory.Move(unfinished, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private static string VersionOf(string source) => Convert.ToHexStringLower(
        SHA256.HashData([.. Files.SelectMany(file => File.ReadAllBytes(Path.Combine(source, file)))]))[..12];

    private static string CheckoutRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Isobar.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new ProgramFailedException("the tests do not run in a checkout");
    }
}
