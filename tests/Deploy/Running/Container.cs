using System.Diagnostics;
using Isobar.Tests.Deploy.Image;
using Isobar.Tests.Deploy.Tools;

namespace Isobar.Tests.Deploy.Running;

/// <summary>
/// A container of a manifest's, without a container: the program that the image holds, as its user, without capabilities, where nothing but /tmp can be
/// written, with the manifest's arguments and variables.
/// </summary>
internal sealed class Container : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private Container(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Why there can be none on this machine, or null.</summary>
    public static async Task<string?> MissingBecauseAsync()
    {
        if ((Tool.Unshare.MissingBecause ?? Tool.SetPrivileges.MissingBecause) is { } missing)
        {
            return missing;
        }

        var run = await Tool.Unshare.RunAsync(Checkout.Root, "--mount", "mount", "--make-rprivate", "/");
        return run.ExitCode == 0 ? null : $"The containers were not run: this user may not make mounts of its own ({run.Errors.Trim()}).";
    }

    /// <param name="image">What it runs.</param>
    /// <param name="arguments">After those of the entry point.</param>
    /// <param name="variables">And no others of Isobar's.</param>
    public static Container Start(PublishedImage image, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        var last = Dockerfile.Read().Last;
        var settings = new ProcessStartInfo(
            "unshare",
            [
                "--mount", "bash", Checkout.PathOf("tests", "Deploy", "Running", "read-only-root.sh"),
                last.The("USER").Arguments, image.Application, .. last.The("ENTRYPOINT").Exec, .. arguments,
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        settings.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in variables)
        {
            settings.Environment[name] = value;
        }

        return new Container(Process.Start(settings)!);
    }

    /// <summary>Where it listens, once it has said that it is ready.</summary>
    public async Task<Uri> ReadyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit) is { } line)
        {
            if (line.Contains(" ready, ", StringComparison.Ordinal))
            {
                return new Uri(line[line.LastIndexOf("http://", StringComparison.Ordinal)..]);
            }
        }

        throw new InvalidOperationException($"The program ended before it was ready: {await _errors}");
    }

    /// <summary>SIGTERM, as Kubernetes gives it; then <see cref="EndAsync"/>.</summary>
    public async Task StopAsync()
    {
        await Tool.Shell.OutputAsync(Checkout.Root, "-c", $"kill -TERM {_process.Id}");
        await EndAsync();
    }

    /// <summary>Its end; a failed assertion unless that is a good one.</summary>
    public async Task EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        Assert.True(_process.ExitCode == 0, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
