using System.Diagnostics;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>Runs a program to its end.</summary>
internal static class ProgramRun
{
    /// <summary>Returns what it wrote.</summary>
    /// <exception cref="ProgramFailedException">It ended with an error, or not in time.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment, string input, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? await output
                : throw new ProgramFailedException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {LastLines(await errors)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new ProgramFailedException($"{Path.GetFileName(program)} did not end within {patience}.");
        }
    }

    private static string LastLines(string errors) => string.Join('\n', errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(8));
}
