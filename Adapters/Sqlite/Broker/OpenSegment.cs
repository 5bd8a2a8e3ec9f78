using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>
/// A segment that a subscription has begun to deliver and has not settled yet. Its messages are in memory only while some are
/// still to be delivered or leased; one that waits to be delivered again is read anew when its time comes.
/// </summary>
internal sealed class OpenSegment
{
    private readonly MessageState[] _states;
    private Dictionary<int, int>? _faults;

    public OpenSegment(SegmentSummary summary, OutgoingMessage[]? messages, SettledBits settled)
    {
        Summary = summary;
        Messages = messages;
        Settled = settled;
        _states = new MessageState[summary.Messages];
    }

    public SegmentSummary Summary { get; }

    public long Id => Summary.Id;

    public SettledBits Settled { get; }

    /// <summary>Null while nobody needs them.</summary>
    public OutgoingMessage[]? Messages { get; set; }

    /// <summary>The first message that was never delivered.</summary>
    public int Next { get; private set; }

    public bool HasFresh => Next < Summary.Messages;

    public int Leased { get; private set; }

    /// <summary>No lease of this segment ends before this, UTC ticks.</summary>
    public long EarliestDeadline { get; private set; } = long.MaxValue;

    /// <summary>Retention has deleted it: what still refers to it lets go.</summary>
    public bool IsDropped { get; set; }

    public int Unsettled => Summary.Messages - Settled.Count;

    /// <summary>Steps over what is settled already.</summary>
    /// <returns>The next message never delivered, or -1.</returns>
    public int NextFresh()
    {
        while (HasFresh && Settled[Next])
        {
            Next++;
        }

        return HasFresh ? Next++ : -1;
    }

    /// <returns>How many messages will never be delivered because of this.</returns>
    public int SkipFresh()
    {
        var skipped = 0;
        while (NextFresh() >= 0)
        {
            skipped++;
        }

        return skipped;
    }

    public ReceivedMessage Lease(int message, long lease, long deadline)
    {
        ref var state = ref _states[message];
        (state.Lease, state.Deadline) = (lease, deadline);
        state.Deliveries++;
        Leased++;
        EarliestDeadline = Math.Min(EarliestDeadline, deadline);
        var content = Messages![message];
        return new ReceivedMessage(
            new AckId(Id, message, lease).ToString(),
            $"{Id:x}.{message:x}",
            content.Payload,
            content.Attributes,
            Summary.PublishedAt,
            Faults(message),
            state.Deliveries);
    }

    /// <summary>Whether this very lease still runs.</summary>
    public bool Holds(int message, long lease, long now) =>
        (uint)message < (uint)_states.Length && _states[message].Lease == lease && _states[message].Deadline > now;

    public void Extend(int message, long deadline)
    {
        _states[message].Deadline = deadline;
        EarliestDeadline = Math.Min(EarliestDeadline, deadline);
    }

    public void Settle(int message)
    {
        Release(message);
        Settled.Set(message);
    }

    /// <returns>How often it was given back, this time included.</returns>
    public int GiveBack(int message)
    {
        Release(message);
        return ++_states[message].GiveBacks;
    }

    /// <summary>As if it had not been delivered.</summary>
    public void Undo(int message)
    {
        Release(message);
        _states[message].Deliveries--;
    }

    public void AddFaults(int message, int faults)
    {
        _faults ??= [];
        _faults[message] = Faults(message) + faults;
    }

    /// <summary>Ends the leases that are over, and looks up when the next one is.</summary>
    public void Expire(long now, Action<OpenSegment, int> onExpired)
    {
        EarliestDeadline = long.MaxValue;
        for (var i = 0; i < _states.Length && Leased > 0; i++)
        {
            ref var state = ref _states[i];
            if (state.Lease == 0)
            {
                continue;
            }

            if (state.Deadline <= now)
            {
                Release(i);
                onExpired(this, i);
            }
            else
            {
                EarliestDeadline = Math.Min(EarliestDeadline, state.Deadline);
            }
        }
    }

    private void Release(int message)
    {
        _states[message].Lease = 0;
        Leased--;
    }

    private int Faults(int message) => _faults is null ? 0 : _faults.GetValueOrDefault(message);
}
