using Isobar.Broker;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>A message in the simulated broker, with all that is known of its delivery.</summary>
internal sealed class LogMessage(string id, OutgoingMessage message, DateTimeOffset publishedAt)
{
    public string Id => id;

    public DateTimeOffset PublishedAt { get; } = publishedAt;

    /// <summary>Before this nobody receives it: it is leased, or backs off.</summary>
    public DateTimeOffset DueAt { get; private set; } = publishedAt;

    public bool IsAcknowledged { get; private set; }

    /// <summary>Which process acknowledged it, and when: until that is durable, losing the process loses it.</summary>
    public (int Process, DateTimeOffset At) AcknowledgedBy { get; private set; }

    public bool IsLeased { get; private set; }

    private int _lease;
    private int _faults;
    private int _givenBack;

    public string AckId => $"{id}/{_lease}";

    /// <summary>When the present lease began.</summary>
    public DateTimeOffset LeasedAt { get; private set; }

    public ReceivedMessage Lease(DateTimeOffset now, DateTimeOffset until)
    {
        _lease++;
        LeasedAt = now;
        IsLeased = true;
        DueAt = until;
        return new ReceivedMessage(AckId, id, message.Payload, message.Attributes, PublishedAt, _faults, _lease);
    }

    public bool Holds(string ackId, DateTimeOffset now) => IsLeased && !IsAcknowledged && now < DueAt && AckId == ackId;

    public void Extend(DateTimeOffset until) => DueAt = until;

    public void Acknowledge(int process, DateTimeOffset now)
    {
        IsAcknowledged = true;
        IsLeased = false;
        AcknowledgedBy = (process, now);
    }

    public void GiveBack(bool isAtFault, DateTimeOffset now, SubscriptionSettings settings)
    {
        _faults += isAtFault ? 1 : 0;
        IsLeased = false;
        var delay = settings.MinimumBackoff * (1 << Math.Min(_givenBack++, 16));
        DueAt = now + (delay < settings.MaximumBackoff ? delay : settings.MaximumBackoff);
    }

    /// <summary>The acknowledgement is forgotten, or never reached the disk.</summary>
    public void Resurrect(DateTimeOffset now)
    {
        IsAcknowledged = false;
        IsLeased = false;
        DueAt = now;
    }
}
