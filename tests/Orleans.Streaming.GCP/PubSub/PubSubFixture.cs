using Isobar.Tests.Ports;
using Isobar.Tests.Ports.Broker;

namespace Isobar.Tests.PubSub;

/// <summary>What Pub/Sub leaves out of the contract, wherever it is asked.</summary>
public abstract class PubSubFixture : BrokerFixture
{
    public override Capability Restart =>
        Capability.Missing("Pub/Sub outlives its clients, and so do the leases that it gave them: there is nothing to restart.");

    public override Capability ExactFigures =>
        Capability.Missing("Pub/Sub counts no faults, and its backlog is known to Cloud Monitoring alone, minutes late.");

    public override Capability FairPulls =>
        Capability.Missing("Pub/Sub says nothing of the order in which new messages and redelivered ones come.");

    public override Capability EmptyMessages =>
        Capability.Missing("Pub/Sub refuses a message with neither payload nor attributes.");

    public override Task RestartAsync() => throw new NotSupportedException(Restart.MissingBecause);
}
