using Microsoft.Extensions.Logging;
using Orleans;

namespace Isobar.EmbeddedRuntime;

/// <summary>
/// Runs the grains of one host. Several may live in one process, each with its own services, and share nothing.
/// </summary>
public sealed partial class EmbeddedSilo
{
    private readonly SiloRuntime _runtime;

    internal EmbeddedSilo(SiloRuntime runtime) => _runtime = runtime;

    /// <summary>From now on grains may be called.</summary>
    /// <exception cref="InvalidOperationException">It has been started before; a silo runs once.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_runtime.Stage != SiloStage.Created)
        {
            throw new InvalidOperationException("A silo is started once.");
        }

        _runtime.Enter(SiloStage.Running);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Refuses new work from outside (<see cref="Orleans.Runtime.SiloUnavailableException"/>), lets the calls under way and those
    /// that they make end, then deactivates every activation in the order in which they were made.
    /// </summary>
    /// <param name="cancellationToken">
    /// The deadline: whatever has not ended by then is abandoned, and its callers wait in vain.
    /// </param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (_runtime.Stage is not (SiloStage.Running or SiloStage.Created))
        {
            return;
        }

        _runtime.Enter(SiloStage.Stopping);
        try
        {
            await DrainAsync(cancellationToken);
            await DeactivateAllAsync(cancellationToken);
            _runtime.Enter(SiloStage.Stopped);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogAbandoned(_runtime.Logger, _runtime.Directory.Snapshot().Count);
            _runtime.Enter(SiloStage.Aborted);
        }

        _runtime.Timeouts.Dispose();
        _runtime.Idle.Dispose();
    }

    /// <summary>
    /// Ends as a crash would: from now on no turn runs and no call is answered. For simulators and tests.
    /// </summary>
    public void Abort()
    {
        _runtime.Enter(SiloStage.Aborted);
        _runtime.Timeouts.Dispose();
        _runtime.Idle.Dispose();
    }

    /// <summary>
    /// Deactivates what has been idle for <paramref name="idleFor"/>, whatever the age limits, and completes when it has ended.
    /// </summary>
    /// <returns>How many activations were ended.</returns>
    public async Task<int> CollectAsync(TimeSpan idleFor)
    {
        var collected = _runtime.Idle.Collect(idleFor);
        foreach (var activation in collected)
        {
            await activation.Deactivated;
        }

        return collected.Count;
    }

    /// <summary>Waits until no call is outstanding anywhere. Calls and timers may start others meanwhile, so it looks again.</summary>
    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (_runtime.Directory.Snapshot().FindAll(activation => !activation.IsIdle) is { Count: > 0 } busy)
        {
            foreach (var activation in busy)
            {
                await activation.WhenIdle().WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>Ends all activations; those that end may call others once more, so it looks again.</summary>
    private async Task DeactivateAllAsync(CancellationToken cancellationToken)
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
        while (_runtime.Directory.Snapshot() is { Count: > 0 } activations)
        {
            activations.ForEach(activation => activation.Deactivate(reason, cancellationToken));
            foreach (var activation in activations)
            {
                await activation.Deactivated.WaitAsync(cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The silo did not stop in time; {Count} activations are abandoned.")]
    private static partial void LogAbandoned(ILogger logger, int count);
}
