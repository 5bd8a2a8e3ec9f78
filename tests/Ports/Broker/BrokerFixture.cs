using Isobar.Broker;

namespace Isobar.Tests.Ports.Broker;

/// <summary>A broker of its own for one test.</summary>
public abstract class BrokerFixture : IRestartable
{
    public abstract IBroker Broker { get; }

    /// <summary>How long a pull waits before it answers with nothing.</summary>
    public abstract TimeSpan PollInterval { get; }

    public virtual Capability Restart => Capability.Present;

    public virtual Capability Seek => Capability.Present;

    /// <summary>Whether <see cref="ReceivedMessage.Faults"/> and the figures of <see cref="Backlog"/> are exact.</summary>
    public virtual Capability ExactFigures => Capability.Present;

    /// <summary>Whether delays are kept to the millisecond, and a lease that has ended is free at once.</summary>
    public virtual Capability ExactTimes => Capability.Present;

    /// <summary>Whether messages that were given back leave room for others in a pull.</summary>
    public virtual Capability FairPulls => Capability.Present;

    /// <summary>Whether a message may have neither payload nor attributes.</summary>
    public virtual Capability EmptyMessages => Capability.Present;

    public abstract Task RestartAsync();

    /// <summary>Lets time pass: a fake clock is set forward, a real one is waited for.</summary>
    public abstract Task AdvanceAsync(TimeSpan time);

    public abstract ValueTask DisposeAsync();
}
