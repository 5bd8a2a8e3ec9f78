using Isobar.Broker;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The broker: keeps every message until it is acknowledged, and delivers in whatever order, sometimes more than once.</summary>
internal sealed class BrokerModel(World world, SubscriptionSettings settings)
{
    private static readonly TimeSpan DurableAfter = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, LogMessage> _log = new(StringComparer.Ordinal);
    private readonly List<LogMessage> _open = [];
    private readonly List<PendingPull> _waiting = [];

    /// <summary>Called with a message whose lease has ended, before it is leased again.</summary>
    public Action<LogMessage> Expired { get; set; } = static _ => { };

    public int Backlog => _open.Count;

    public IEnumerable<LogMessage> Open => _open;

    /// <returns>The message as it is in the log.</returns>
    public LogMessage Publish(OutgoingMessage message)
    {
        var entry = new LogMessage($"m{_log.Count + 1}", message, world.Now);
        _log.Add(entry.Id, entry);
        _open.Add(entry);
        world.Outside.After(TimeSpan.Zero, Wake);
        return entry;
    }

    public void Pull(PendingPull pull)
    {
        if (!Serve(pull))
        {
            _waiting.Add(pull);
            world.Outside.After(world.Chance.Between(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)), () => Dismiss(pull));
        }
    }

    public void Dismiss(PendingPull pull)
    {
        if (_waiting.Remove(pull))
        {
            pull.Answer([]);
        }
    }

    public void Acknowledge(string ackId, int process)
    {
        if (Held(ackId) is { } message)
        {
            message.Acknowledge(process, world.Now);
            _open.Remove(message);
            world.Note("acknowledged", message.AckId);
        }
    }

    public void GiveBack(NegativeAcknowledgement given)
    {
        if (Held(given.AckId) is { } message)
        {
            message.GiveBack(given.MessageAtFault, world.Now, settings);
            world.Outside.After(message.DueAt - world.Now, Wake);
        }
    }

    public void Extend(string ackId, TimeSpan extension)
    {
        if (Held(ackId) is { } message)
        {
            message.Extend(world.Now + extension);
            world.Outside.After(extension, Wake);
        }
    }

    /// <summary>Acknowledgements that were not durable yet when their process was lost may be lost with it.</summary>
    public void Forget(Process lost)
    {
        foreach (var message in _log.Values)
        {
            var (process, at) = message.AcknowledgedBy;
            if (message.IsAcknowledged && process == lost.Number && world.Now - at < DurableAfter && world.Chance.Of(0.7))
            {
                Resurrect(message);
            }
        }
    }

    /// <summary>Delivers once more what was acknowledged long ago, as brokers do.</summary>
    public void Redeliver()
    {
        var acknowledged = _log.Values.Where(static message => message.IsAcknowledged).ToList();
        if (acknowledged.Count > 0)
        {
            Resurrect(world.Chance.OneIn(acknowledged));
        }
    }

    private void Resurrect(LogMessage message)
    {
        world.Note("redelivered", message.AckId);
        message.Resurrect(world.Now);
        _open.Add(message);
        world.Outside.After(TimeSpan.Zero, Wake);
    }

    private LogMessage? Held(string ackId)
    {
        var message = _log[ackId[..ackId.IndexOf('/', StringComparison.Ordinal)]];
        return message.Holds(ackId, world.Now) ? message : null;
    }

    private void Wake()
    {
        while (_waiting.Count > 0 && _open.Exists(IsDue))
        {
            var pull = world.Chance.OneIn(_waiting);
            _waiting.Remove(pull);
            Serve(pull);
        }
    }

    private bool Serve(PendingPull pull)
    {
        var due = _open.FindAll(IsDue);
        var taken = new List<ReceivedMessage>();
        while (due.Count > 0 && taken.Count < pull.MaxMessages)
        {
            // In no order, as Pub/Sub has none.
            var message = world.Chance.OneIn(due);
            due.Remove(message);
            if (message.IsLeased)
            {
                Expired(message);
            }

            taken.Add(message.Lease(world.Now, world.Now + settings.AckDeadline));
        }

        if (taken.Count > 0)
        {
            world.Outside.After(settings.AckDeadline, Wake);
            pull.Answer(taken);
        }

        return taken.Count > 0;
    }

    private bool IsDue(LogMessage message) => message.DueAt <= world.Now;
}
