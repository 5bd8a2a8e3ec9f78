using System.Diagnostics;

namespace Isobar.Tests.Deploy.Tools;

/// <summary>A program of this machine's.</summary>
internal sealed class Tool(string name)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public static Tool Kubectl { get; } = new("kubectl");

    public static Tool Terraform { get; } = new("terraform");

    public static Tool Git { get; } = new("git");

    public static Tool Shell { get; } = new("bash");

    public static Tool Dotnet { get; } = new("dotnet");

    public static Tool Unshare { get; } = new("unshare");

    public static Tool SetPrivileges { get; } = new("setpriv");

    /// <summary>Why it cannot be run here, or null. A test that needs it prints this and passes.</summary>
    public string? MissingBecause { get; } = IsInstalled(name) ? null : $"{name} is not installed.";

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="TimeoutException">It takes longer than 8 minutes; it is ended then.</exception>
    public async Task<ToolRun> RunAsync(string directory, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(Settings(directory, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ToolRun(process.ExitCode, await output, await errors);
    }

    /// <summary>The same, and what it printed; a failed assertion if it fails.</summary>
    public async Task<string> OutputAsync(string directory, params IEnumerable<string> arguments)
    {
        var run = await RunAsync(directory, arguments);
        Assert.True(run.ExitCode == 0, $"{name} {string.Join(' ', arguments)}: {run}");
        return run.Output;
    }

    private ProcessStartInfo Settings(string directory, IEnumerable<string> arguments)
    {
        var settings = new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A build of its own, whose nodes do not stay behind and hold on to what they would print to.
        settings.Environment.Remove("ISOBAR_RUNTIME");
        settings.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // Terraform warns of a file of settings that a machine names and does not have.
        settings.Environment.Remove("TF_CLI_CONFIG_FILE");
        return settings;
    }

    private static bool IsInstalled(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, $"{name}.exe")));
}

/// <summary>What a program said.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}{Environment.NewLine}{Output}{Errors}";
}
