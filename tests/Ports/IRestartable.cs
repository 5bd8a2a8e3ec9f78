namespace Isobar.Tests.Ports;

/// <summary>What a suite needs of an adapter besides the port: to restart it, as a process would, on what it has stored.</summary>
public interface IRestartable : IAsyncDisposable
{
    /// <summary>Closes the adapter and opens it anew on the same store.</summary>
    Task RestartAsync();
}
