using System.Diagnostics;
using Isobar.Tests.Doubles.PubSub;
using Xunit.Abstractions;

namespace Isobar.Tests.Streams;

/// <summary>The README, followed by its script in an empty project.</summary>
public sealed class TryTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Who_follows_the_README_sees_events_arrive()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            output.WriteLine("Not tested: try/run is a bash script.");
            return;
        }

        var start = new ProcessStartInfo(Path.Combine(CheckoutRoot(), "Orleans.Streaming.GCP", "try", "run"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PUBSUB_EMULATOR_HOST"] = emulator.Host;
        using var script = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var (said, errors) = (script.StandardOutput.ReadToEndAsync(patience.Token), script.StandardError.ReadToEndAsync(patience.Token));
        await script.WaitForExitAsync(patience.Token);
        output.WriteLine(await errors);

        Assert.Equal(0, script.ExitCode);
        Assert.Contains("kitchen: 21.5 degrees", await said, StringComparison.Ordinal);
        Assert.Contains("cellar: 11 degrees", await said, StringComparison.Ordinal);
    }

    private static string CheckoutRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Isobar.Orleans.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
        }

        return folder.FullName;
    }
}
