using System.Collections.Concurrent;
using System.Diagnostics;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>One run of the emulator.</summary>
internal sealed class EmulatorProcess
{
    private const string Ready = "Server started, listening on";
    private const int MostLines = 50;

    // The emulator outlives nobody: when whoever started it is gone, however it went, its input ends and with it the emulator.
    private const string UntilInputEnds = "\"$0\" \"$@\" & cat > /dev/null; kill -KILL $!";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EmulatorProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<EmulatorProcess> StartAsync(EmulatorInstallation installation, int port)
    {
        var run = new EmulatorProcess(new Process { StartInfo = StartOf(installation, port) }, port);
        await run.StartAsync();
        return run;
    }

    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    private static ProcessStartInfo StartOf(EmulatorInstallation installation, int port)
    {
        // It keeps every message that was ever published, settled or not: about 2 KB each.
        string[] java =
        [
            installation.Java, "-Xmx2g", "-XX:+UseSerialGC", "-jar", installation.Jar, "--host=127.0.0.1", $"--port={port}",
        ];
        string[] command = OperatingSystem.IsWindows() ? java : ["/bin/sh", "-c", UntilInputEnds, .. java];
        return new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

    private async Task StartAsync()
    {
        _process.OutputDataReceived += (_, line) => OnLine(line.Data);
        _process.ErrorDataReceived += (_, line) => OnLine(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await _ready.Task.WaitAsync(Patience);
        }
        catch (Exception failure) when (failure is TimeoutException or EmulatorFailedException)
        {
            await KillAsync();
            throw new EmulatorFailedException($"The Pub/Sub emulator did not become ready on port {Port}:\n{string.Join('\n', _lines)}");
        }
    }

    // It must be read for as long as it runs, or it would stop at a full pipe.
    private void OnLine(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        while (_lines.Count > MostLines)
        {
            _lines.TryDequeue(out _);
        }

        if (line.Contains(Ready, StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
        else if (line.Contains("BindException", StringComparison.Ordinal))
        {
            _ready.TrySetException(new EmulatorFailedException(line));
        }
    }
}
