using System.Net;
using System.Net.Sockets;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>
/// Google's official Pub/Sub emulator (https://cloud.google.com/pubsub/docs/emulator), REST and gRPC on one port of the loopback. It
/// keeps everything in memory: what is restarted is empty.
/// </summary>
public sealed class PubSubEmulator : IAsyncDisposable
{
    private const int Attempts = 3;

    private readonly EmulatorInstallation _installation;
    private EmulatorProcess _process;

    private PubSubEmulator(EmulatorInstallation installation, EmulatorProcess process)
    {
        _installation = installation;
        _process = process;
    }

    /// <summary>Host and port, as in the environment variable <c>PUBSUB_EMULATOR_HOST</c>.</summary>
    public string Host => $"127.0.0.1:{_process.Port}";

    /// <summary>The emulator, ready to be asked.</summary>
    public static async Task<PubSubEmulator> StartAsync(EmulatorInstallation installation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new PubSubEmulator(installation, await EmulatorProcess.StartAsync(installation, FreePort()));
            }
            catch (EmulatorFailedException) when (attempt < Attempts)
            {
                // Somebody else took the port in between; the next one is free again.
            }
        }
    }

    /// <summary>Ends it at once, as a crash does. Whoever is connected is cut off, and everything in it is gone.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Kills it and starts it anew, empty, on the same port.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        _process = await EmulatorProcess.StartAsync(_installation, _process.Port);
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
