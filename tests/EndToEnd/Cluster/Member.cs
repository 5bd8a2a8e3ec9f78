using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>One silo of a cluster, with what orchestrators do for it: it is started again when it ends without having been told to.</summary>
public sealed class Member(string name, IReadOnlyList<string> arguments) : IAsyncDisposable
{
    private static readonly TimeSpan RestartLimit = TimeSpan.FromMinutes(1);

    private SiloProcess _process = null!;
    private Task _supervising = Task.CompletedTask;
    private volatile bool _isWanted = true;

    public string Name => name;

    public SiloProcess Process => _process;

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    public async Task StartAsync()
    {
        _isWanted = true;
        await LaunchAsync();
        _supervising = SuperviseAsync();
    }

    /// <summary>SIGTERM, and it stays away until it is started again.</summary>
    public async Task StopAsync()
    {
        _isWanted = false;
        Assert.Equal(0, await _process.TerminateAsync());
        await _supervising;
        _process.Dispose();
    }

    /// <summary>SIGKILL; it comes back by itself, as another process.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Waits until it has ended and was started again.</summary>
    public async Task RestartedAsync(int startsBefore)
    {
        using var limit = new CancellationTokenSource(RestartLimit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (Starts == startsBefore)
        {
            Assert.False(limit.IsCancellationRequested, $"{name} went on as if nothing had been.\n{_process.Errors}");
            await tick.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isWanted = false;
        if (!_supervising.IsCompleted)
        {
            await _process.KillAsync();
        }

        await _supervising;
        _process.Dispose();
    }

    private async Task SuperviseAsync()
    {
        while (_isWanted)
        {
            await _process.ExitedAsync();
            if (_isWanted)
            {
                _process.Dispose();
                await LaunchAsync();
            }
        }
    }

    private async Task LaunchAsync()
    {
        Starts++;
        _process = await SiloProcess.StartCommandAsync("silo", [.. arguments, "--set", $"Cluster:SiloName={name}"]);
    }
}
