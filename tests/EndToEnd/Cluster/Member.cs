using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>One silo of a cluster, with what orchestrators do for it: it is started again when it ends without having been told to.</summary>
public sealed class Member(string name, IReadOnlyList<string> arguments) : IAsyncDisposable
{
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

    public async ValueTask DisposeAsync()
    {
        _isWanted = false;
        if (!_supervising.IsCompleted)
        {
            _process.Dispose();
        }

        await _supervising;
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
