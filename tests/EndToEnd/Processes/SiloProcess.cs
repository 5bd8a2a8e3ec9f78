using System.Diagnostics;
using System.Text;

namespace Isobar.Tests.EndToEnd.Processes;

/// <summary>A silo as its users run it: a process of its own on a free port.</summary>
public sealed class SiloProcess : IDisposable
{
    // Isobar is ready: http://…, Isobar's silo is ready, and answers probes: http://…
    private const string Ready = " is ready";
    private const string BeforeAddress = ": http";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiloProcess(IEnumerable<string> arguments, IReadOnlyList<string> within)
    {
        string[] command = [.. within, "dotnet", Program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => OnOutput(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    // Of the cluster, where there is one: several run here at once.
    private static readonly string[] FreePorts = ["--set", "Cluster:SiloPort=0", "--set", "Cluster:GatewayPort=0"];

    /// <summary>Where it listens; known once <see cref="StartAsync"/> has returned.</summary>
    public Uri Address { get; private set; } = null!;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a silo with synthetic weather on a free port, and waits until it says that it is ready.</summary>
    public static Task<SiloProcess> StartAsync(string dataDirectory, params string[] more) =>
        StartWithWeatherAsync("synthetic", dataDirectory, more);

    /// <summary>The same with a weather source of choice.</summary>
    public static async Task<SiloProcess> StartWithWeatherAsync(string weather, string dataDirectory, params string[] more)
    {
        return await StartCommandAsync("up", ["--data", dataDirectory, "--weather", weather, .. FreePorts, .. more]);
    }

    /// <summary>Starts what a command runs, on a free port unless a URL is given, and waits until it says that it is ready.</summary>
    public static async Task<SiloProcess> StartCommandAsync(string command, IReadOnlyList<string> arguments, string url = "http://127.0.0.1:0")
    {
        var started = new SiloProcess([command, "--urls", url, .. arguments], []);
        try
        {
            Assert.True(await started.IsReadyWithinAsync(StartLimit), $"{command} did not start: {started.Errors}");
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    /// <summary>Starts a silo with synthetic weather on a free port; when it is ready, if ever, is another question.</summary>
    /// <param name="within">The command that runs the command, such as <c>nsenter</c>; empty: none.</param>
    /// <param name="dataDirectory">As that command sees it.</param>
    /// <param name="more">Further options.</param>
    public static SiloProcess Launch(IReadOnlyList<string> within, string dataDirectory, params string[] more) =>
        new(["up", "--urls", "http://127.0.0.1:0", "--data", dataDirectory, "--weather", "synthetic", .. FreePorts, .. more], within);

    /// <summary>Waits until it says that it is ready.</summary>
    /// <returns>False if it ended instead, or the limit has passed.</returns>
    public async Task<bool> IsReadyWithinAsync(TimeSpan limit)
    {
        try
        {
            Address = await _ready.Task.WaitAsync(limit) ?? Address;
            return Address is not null;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Runs a command that ends by itself.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunToEndAsync(params string[] arguments)
    {
        using var process = new SiloProcess(arguments, []);
        var exitCode = await process.ExitAsync();
        return (exitCode, process.Output, process.Errors);
    }

    /// <summary>Runs a silo that is expected to refuse to start.</summary>
    public static async Task<(int ExitCode, string Errors)> RefusedAsync(params string[] arguments)
    {
        using var silo = new SiloProcess(["up", .. arguments, .. FreePorts], []);
        return (await silo.ExitAsync(), silo.Errors);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        return await ExitAsync();
    }

    /// <summary>Sends a signal, such as <c>STOP</c> and <c>CONT</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGSTOP, and waits until every thread stands still: what the system was doing for one of them, such as a sync, has ended then.</summary>
    public async Task StandStillAsync()
    {
        await SignalAsync("STOP");
        using var limit = new CancellationTokenSource(StartLimit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!Directory.EnumerateDirectories($"/proc/{_process.Id}/task").All(IsStopped))
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Ends when the process does.</summary>
    public Task ExitedAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static bool IsStopped(string thread)
    {
        try
        {
            return File.ReadAllText($"{thread}/status").Contains("\nState:\tT", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It ended meanwhile: look at all of them again.
            return false;
        }
    }

    private static string Program
    {
        get
        {
            // artifacts/<runtime>/bin/<project>/<configuration>/
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(own.Parent!.Parent!.FullName, "Isobar.Silo", own.Name, "isobar-silo.dll");
        }
    }

    /// <summary>Waits until it ends.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(StartLimit);
        _ready.TrySetResult(null);
        return _process.ExitCode;
    }

    private void OnOutput(string? line)
    {
        Append(_output, line);
        if (line is null)
        {
            _ready.TrySetResult(null);
        }
        else if (line.StartsWith("Isobar", StringComparison.Ordinal) && line.Contains(Ready, StringComparison.Ordinal))
        {
            _ready.TrySetResult(new Uri(line[(line.IndexOf(BeforeAddress, StringComparison.Ordinal) + 2)..].Trim()));
        }
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString().Trim();
        }
    }
}
