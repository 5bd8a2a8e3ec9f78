using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Ending and extending leases.</summary>
internal sealed partial class Subscription
{
    public void Acknowledge(IReadOnlyList<string> ackIds)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow().UtcTicks;
            foreach (var ackId in ackIds)
            {
                if (FindOrCount(ackId, now) is { } held)
                {
                    Settle(held.Segment, held.Message);
                }
            }
        }
    }

    /// <returns>The messages that were blamed, for their counts to be stored.</returns>
    public IReadOnlyList<(long Segment, int Message)> GiveBack(IReadOnlyList<NegativeAcknowledgement> messages)
    {
        var faults = new List<(long, int)>();
        lock (_gate)
        {
            var now = _time.GetUtcNow().UtcTicks;
            foreach (var given in messages)
            {
                if (FindOrCount(given.AckId, now) is { } held)
                {
                    GiveBack(held.Segment, held.Message, now);
                    if (given.MessageAtFault)
                    {
                        held.Segment.AddFaults(held.Message, 1);
                        faults.Add((held.Segment.Id, held.Message));
                    }
                }
            }

            // Those who wait have to wait for less long now.
            _arrival.Signal();
        }

        return faults;
    }

    public void Extend(IReadOnlyList<string> ackIds, TimeSpan extension)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow().UtcTicks;
            var deadline = now + extension.Ticks;
            foreach (var ackId in ackIds)
            {
                FindOrCount(ackId, now)?.Segment.Extend(AckIdOf(ackId).Message, deadline);
            }

            _nextExpiry = Math.Min(_nextExpiry, deadline);
            _arrival.Signal();
        }
    }

    private void Settle(OpenSegment segment, int message)
    {
        segment.Settle(message);
        _leased--;
        _unsettled--;
        _dirty.Add(segment.Id);
        Tidy(segment);
    }

    private void GiveBack(OpenSegment segment, int message, long now)
    {
        var times = segment.GiveBack(message);
        Return(segment, message, now + Backoff(times).Ticks);
        Tidy(segment);
    }

    private TimeSpan Backoff(int times)
    {
        var factor = Math.Pow(2, Math.Min(times - 1, 30));
        var ticks = Math.Min(_settings.MinimumBackoff.Ticks * factor, _settings.MaximumBackoff.Ticks);
        return TimeSpan.FromTicks((long)ticks);
    }

    private (OpenSegment Segment, int Message)? FindOrCount(string ackId, long now)
    {
        var held = Find(ackId, now);
        if (held is null)
        {
            _expiredSettlements++;
        }

        return held;
    }

    private (OpenSegment Segment, int Message)? Find(string ackId, long now) =>
        AckId.TryParse(ackId, out var id) && _open.TryGetValue(id.Segment, out var segment) && segment.Holds(id.Message, id.Lease, now)
            ? (segment, id.Message)
            : null;

    private static AckId AckIdOf(string ackId) => AckId.TryParse(ackId, out var id) ? id : default;
}
