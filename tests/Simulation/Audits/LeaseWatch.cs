using Isobar.Tests.Simulation.Faults;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Silos;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Audits;

/// <summary>
/// Sees leases end. In a run in which extending them works and no silo stands still or is stopped, none may end while its message is being handled,
/// before <see cref="Broker.Consuming.KeyedConsumerOptions.MaximumLease"/>.
/// </summary>
internal sealed class LeaseWatch(World world, FaultPlan plan, SiloSettings settings)
{
    // Silos measure how long they have held a message by their clocks, and one that stops gives up what it has not finished in time.
    private static readonly FaultKind[] Excuses = [FaultKind.ExtensionFails, FaultKind.Freeze, FaultKind.ClockJump, FaultKind.Stop];

    private readonly bool _isOn = !Array.Exists(Excuses, plan.Includes);

    /// <param name="message">Whose lease has ended.</param>
    /// <param name="cluster">Who may be handling it.</param>
    public void OnExpired(LogMessage message, Cluster cluster)
    {
        if (_isOn && message.DueAt - message.LeasedAt < settings.Consumer.MaximumLease && cluster.IsHandling(message.AckId))
        {
            world.Find(new Finding(
                Rule.LeasesAreKept,
                $"The lease {message.AckId} of {message.LeasedAt:HH:mm:ss} ended at {message.DueAt:HH:mm:ss}, and its message was being handled.",
                $"{message.Id}/"));
        }
    }
}
