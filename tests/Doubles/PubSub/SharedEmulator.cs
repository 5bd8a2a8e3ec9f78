namespace Isobar.Tests.Doubles.PubSub;

/// <summary>
/// One emulator for all tests of an assembly, started when the first one needs it and ended with the process. Tests keep out of each
/// other's way by project: each takes one of its own (<see cref="NewProject"/>). Who kills or restarts the emulator starts one for itself.
/// </summary>
public static class SharedEmulator
{
    private static readonly Lock Gate = new();
    private static Task<PubSubEmulator?>? _emulator;
    private static int _projects;

    /// <summary>The emulator, or null if this machine has none: then print <see cref="EmulatorInstallation.MissingBecause"/> and pass.</summary>
    public static Task<PubSubEmulator?> GetAsync()
    {
        lock (Gate)
        {
            return _emulator ??= StartAsync();
        }
    }

    /// <summary>The name of a project that nobody else in this process uses; projects need not be made.</summary>
    public static string NewProject() => $"project-{Interlocked.Increment(ref _projects)}";

    // Its input ends with this process, and it with its input: nobody has to end it.
    private static async Task<PubSubEmulator?> StartAsync() =>
        EmulatorInstallation.Find() is { } installation ? await PubSubEmulator.StartAsync(installation) : null;
}
